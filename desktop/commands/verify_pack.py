"""``sparezone verify-pack``: prove an audit pack with the file that auditors run without this program."""

from desktop.reports.audit_pack.proving import verifier


def run(arguments: list[str]) -> int:
    """As ``python verify_pack.py``: 0 sound, 1 unsound, 2 wrong use."""
    try:
        status: int = verifier().main(arguments)
    except SystemExit as left:
        return 2 if left.code else 0
    return status
