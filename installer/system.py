"""What the operating system must bring along: the libraries that Qt opens, found by opening them."""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys

# Library name as Qt asks for it -> Debian package. Qt's own message names one at a time, so all are looked at here.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libdbus-1.so.3": "libdbus-1-3",
    "libbrotlidec.so.1": "libbrotli1",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libcups.so.2": "libcups2",
}


def missing_libraries() -> list[str]:
    """The names of the libraries that cannot be opened on this machine."""
    if not sys.platform.startswith("linux"):
        return []
    return [name for name in LIBRARIES if not _opens(name)]


def _opens(name: str) -> bool:
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def require(*packages: str) -> None:
    """Have what Qt needs, and further Debian packages: installed when we are root, else told in one command.

    Raises:
        SystemExit: the person must act (with the exact command, or the libraries' names where there is no apt-get), or
            apt-get failed.
    """
    missing = missing_libraries()
    wanted = [*(LIBRARIES[name] for name in missing), *packages]
    if not wanted:
        return
    if shutil.which("apt-get") is None:
        raise SystemExit(
            f"Sparezone needs these from the system; please install them: {' '.join([*missing, *packages])}"
        )
    install = ["apt-get", "install", "-y", "--no-install-recommends", *wanted]
    if not _is_root():
        raise SystemExit(
            "Sparezone needs a few packages from the system. Please run this, then start again:\n\n"
            f"    sudo apt-get update && sudo {' '.join(install)}\n"
        )
    tell(f"Installing what Sparezone needs from the system: {' '.join(wanted)}")
    run(["apt-get", "-q", "update"])
    if run([*install, "-q", "-o", "DPkg::Lock::Timeout=120"]):
        raise SystemExit(f"apt-get could not install {' '.join(wanted)} (see above).")


def _is_root() -> bool:
    return hasattr(os, "geteuid") and os.geteuid() == 0


def tell(words: str) -> None:
    """Say something to the person; standard output belongs to the program's own answers."""
    print(words, file=sys.stderr, flush=True)


def run(line: list[str]) -> int:
    """Run one step of the set-up, its words on the error stream; the exit code."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(
        line, env=environment, stdin=subprocess.DEVNULL, stdout=sys.stderr.fileno(), check=False
    ).returncode
