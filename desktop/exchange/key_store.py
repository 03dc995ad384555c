"""Secrets: in the system's key store, or handed in by the system as credential files; never in settings or logs."""

import os
from pathlib import Path
from typing import Final

from desktop.domain.errors import Refusal

SERVICE: Final = "sparezone"
"""Under this name the key store keeps them."""

FOLDER: Final = "CREDENTIALS_DIRECTORY"
"""Set by systemd (``LoadCredential=``): a folder with one file for each secret."""


def secret_of(name: str) -> str | None:
    """The secret of a name; None when there is none."""
    folder = os.environ.get(FOLDER, "")
    if folder and (kept := Path(folder) / _plain(name)).is_file():
        return kept.read_text(encoding="utf-8").rstrip("\r\n")
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(SERVICE, _plain(name))
    except KeyringError:
        return None


def keep_secret(name: str, secret: str) -> None:
    """Put a secret into the key store.

    Raises:
        Refusal: ``no_key_store`` where the system has none, or it is locked.
    """
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(SERVICE, _plain(name), secret)
    except KeyringError as error:
        raise Refusal("no_key_store", secret=name, why=str(error)) from error


def forget_secret(name: str) -> None:
    """Take a secret out of the key store.

    Raises:
        Refusal: ``unknown_secret``; ``no_key_store``.
    """
    import keyring
    from keyring.errors import KeyringError, PasswordDeleteError

    try:
        keyring.delete_password(SERVICE, _plain(name))
    except PasswordDeleteError as error:
        raise Refusal("unknown_secret", secret=name) from error
    except KeyringError as error:
        raise Refusal("no_key_store", secret=name, why=str(error)) from error


def _plain(name: str) -> str:
    """Refuse a name that could leave the folder of credentials.

    Raises:
        Refusal: ``unknown_secret``.
    """
    if not name or not all(letter.isascii() and (letter.isalnum() or letter in "_-") for letter in name):
        raise Refusal("unknown_secret", secret=name)
    return name
