"""Environment faults: the disk is full, the file is read-only, the server is gone. Not refusals, and not bugs."""

from typing import Final

from sqlalchemy.exc import DataError, DBAPIError, InterfaceError, OperationalError
from typing_extensions import override

from desktop.domain.errors import Refusal


class EnvironmentFault(Exception):
    """Something outside the program failed; a code and facts, the words are in `desktop.views.messages`."""

    def __init__(self, code: str, **facts: str | int | None) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    @override
    def __str__(self) -> str:
        return f"{self.code}({', '.join(f'{name}={value}' for name, value in self.facts.items())})"


class AgainFault(Exception):
    """The database asks to try the whole job again: deadlock, serialisation, busy, the same request at two desks."""


_FILE: Final = (
    ("disk is full", "disk_full"),
    ("no space left", "disk_full"),
    ("file too large", "disk_full"),
    ("read-only file system", "read_only"),
    ("permission denied", "read_only"),
    ("no such file or directory", "cannot_open"),
    ("not a directory", "cannot_open"),
    ("is a directory", "cannot_open"),
    ("readonly database", "read_only"),
    ("unable to open", "cannot_open"),
    ("malformed", "damaged"),
    ("not a database", "not_a_database"),
    ("disk i/o error", "disk_error"),
    ("database is locked", "busy"),
)
_POSTGRESQL: Final = (
    ("53100", "disk_full"),
    ("53300", "too_many_connections"),
    ("25006", "read_only"),
    ("57014", "server_slow"),
    ("55P03", "busy"),
    ("28", "sign_in_refused"),
    ("3D000", "no_such_database"),
    ("42501", "no_right"),
    ("08", "server_gone"),
    ("57P", "server_gone"),
)
_AGAIN: Final = frozenset({"40001", "40P01"})
_PLAN_IS_OLD: Final = "RevalidateCachedQuery"
"""What of the server says that a kept plan does not fit a table any more: another desk has brought it up to date."""

_UNFIT: Final = frozenset({"22001", "22003", "22021", "22P05"})
"""A text or number is too long for its column, or holds what is no character: somebody typed it, nothing failed."""


def translate(error: DBAPIError) -> Exception:
    """The environment fault, or the call for another try, that a driver's error means; else the error itself.

    A text or number that the server cannot keep is the refusal ``not_storable``.
    """
    original: BaseException = error.orig or error
    state: str | None = getattr(original, "sqlstate", None)
    if state in _UNFIT or (isinstance(error, DataError) and "NUL (0x00)" in str(original)):
        return Refusal("not_storable")
    if state in _AGAIN or getattr(getattr(original, "diag", None), "source_function", None) == _PLAN_IS_OLD:
        return AgainFault(state)
    if state is not None:
        code = next((code for prefix, code in _POSTGRESQL if state.startswith(prefix)), None)
        return EnvironmentFault(code, detail=str(original)) if code else error
    if not type(original).__module__.startswith("psycopg"):
        fault = file_fault(original)
        return fault if isinstance(fault, EnvironmentFault) else error
    lost = error.connection_invalidated or isinstance(error, OperationalError | InterfaceError)
    return EnvironmentFault("server_gone", detail=str(original)) if lost else error


def file_fault(error: BaseException) -> BaseException:
    """The environment fault that an error of the SQLite driver or of the file system means; else the error itself."""
    text = str(error).lower()
    code = next((code for words, code in _FILE if words in text), None)
    return EnvironmentFault(code, detail=str(error)) if code else error
