"""A real CUPS that the tests start and stop themselves: its own folder, its own port on loopback, its own queues.

Where CUPS is not installed the tests that need it are skipped with that reason; ``apt-get install cups cups-client``
brings everything (the service itself need not run).
"""

import os
import shutil
import socket
import subprocess
import tempfile
import threading
import time
from pathlib import Path

START_SECONDS = 20.0
STOP_SECONDS = 10.0
NEEDED = ("cupsd", "lp", "lpstat", "lpadmin")
_SEARCHED = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"


def missing() -> str:
    """Why there is no CUPS here; empty if there is."""
    gone = [name for name in NEEDED if shutil.which(name, path=_SEARCHED) is None]
    return f"CUPS is not installed: {', '.join(gone)} missing" if gone else ""


class CupsServer:
    """One cupsd with a folder of its own; `with` stops it and removes everything.

    Attributes:
        address: what ``CUPS_SERVER`` must be for its clients.
    """

    def __init__(self) -> None:
        self._home = Path(tempfile.mkdtemp(prefix="sparezone-cups-"))
        # started by root, its backends run as another user and must reach their folders
        self._home.chmod(0o755)
        with socket.create_server(("127.0.0.1", 0)) as free:
            self._port = free.getsockname()[1]
        self.address = f"127.0.0.1:{self._port}"
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> "CupsServer":
        for name in ("spool", "spool/tmp", "cache", "state", "log", "ssl"):
            (self._home / name).mkdir()
        (self._home / "cupsd.conf").write_text(
            f"Listen {self.address}\nLogLevel info\nDefaultAuthType None\nWebInterface No\nBrowsing Off\n"
            "<Location />\nOrder allow,deny\nAllow all\n</Location>\n"
            "<Policy default>\n<Limit All>\nOrder allow,deny\nAllow all\n</Limit>\n</Policy>\n"
        )
        folders = {"ServerRoot": "", "RequestRoot": "spool", "TempDir": "spool/tmp", "CacheDir": "cache"}
        folders |= {"StateDir": "state", "ServerKeychain": "ssl"}
        lines = [f"{key} {self._home / folder}" for key, folder in folders.items()]
        lines += [f"{name}Log {self._home}/log/{name.lower()}" for name in ("Access", "Error", "Page")]
        (self._home / "cups-files.conf").write_text("\n".join([*lines, "FileDevice Yes", "SystemGroup root", ""]))
        self._start()
        return self

    def _start(self) -> None:
        program = shutil.which("cupsd", path=_SEARCHED) or "cupsd"
        command = [program, "-f", "-c", str(self._home / "cupsd.conf"), "-s", str(self._home / "cups-files.conf")]
        self._process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + START_SECONDS
        while self._process.poll() is None and time.monotonic() < end:
            try:
                socket.create_connection(("127.0.0.1", self._port), timeout=1.0).close()
            except OSError:
                threading.Event().wait(0.05)
            else:
                return
        said = self.log()
        self.__exit__()
        raise RuntimeError(f"cupsd did not start: {said}")

    def log(self) -> str:
        """What cupsd wrote into its error log."""
        path = self._home / "log" / "error"
        return path.read_text("utf-8", "replace") if path.exists() else ""

    def add_raw_queue(self, name: str, device: str) -> None:
        """Add a queue that hands the bytes of its jobs to a device as they are."""
        self.admin("lpadmin", "-p", name, "-E", "-v", device, "-m", "raw")

    def admin(self, program: str, *arguments: str) -> None:
        """Run one of CUPS' programs against this server."""
        path = shutil.which(program, path=_SEARCHED) or program
        environment = {**os.environ, "CUPS_SERVER": self.address, "LC_ALL": "C"}
        done = subprocess.run([path, *arguments], env=environment, capture_output=True, timeout=20, check=False)
        if done.returncode != 0:
            raise RuntimeError(f"{program}: {done.stderr.decode()} {self.log()[-2000:]}")

    def __exit__(self, *_: object) -> None:
        if self._process is not None:
            self._process.terminate()
            try:
                self._process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait(STOP_SECONDS)
            self._process = None
        shutil.rmtree(self._home, ignore_errors=True)
