"""Is a folder on a network share? SQLite's locks cannot be trusted there."""

import ctypes
import sys
from pathlib import Path
from typing import Final

_NETWORK_KINDS: Final = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "glusterfs", "lustre", "fuse.sshfs", "davfs"}
)
_DRIVE_REMOTE: Final = 4


def is_network_path(path: Path, mounts: Path = Path("/proc/mounts")) -> bool:
    """True when the folder that holds ``path`` lies on a file system of another computer."""
    folder = path.resolve().parent
    if sys.platform == "win32":
        return str(folder).startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(folder.anchor) == _DRIVE_REMOTE
    if not mounts.exists():
        return False
    return _kind_of_mount(folder, mounts.read_text(encoding="utf-8", errors="replace")) in _NETWORK_KINDS


def _kind_of_mount(folder: Path, table: str) -> str:
    best, kind = 0, ""
    for line in table.split("\n"):
        fields = line.split(" ")
        if len(fields) < 3:
            continue
        point = Path(fields[1].replace("\\040", " "))
        if folder.is_relative_to(point) and len(point.parts) >= best:
            best, kind = len(point.parts), fields[2]
    return kind
