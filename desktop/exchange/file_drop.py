"""Messages as files in a folder that another system reads."""

import os
from pathlib import Path

from desktop.exchange.message_text import as_json
from desktop.exchange.sending_fault import SendingFault
from desktop.services.sending import Parcel


def drop_file(parcel: Parcel) -> str:
    """Write a message into its folder, whole or not at all; returns the file's name. Twice writes the same file.

    Raises:
        SendingFault: ``no_folder``, ``file_refused``.
    """
    folder = Path(parcel.address)
    if not folder.is_dir():
        raise SendingFault("no_folder", parcel.address)
    target, fresh = folder / f"{parcel.kind}-{parcel.key}.json", folder / f".{parcel.key}.part"
    try:
        with fresh.open("wb") as file:
            file.write(as_json(parcel))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(target)
    except OSError as error:
        raise SendingFault("file_refused", error.strerror or str(error)) from error
    return target.name
