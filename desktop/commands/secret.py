"""``sparezone secret``: keep, check or forget a secret in the system's key store."""

import argparse
import getpass
import sys

from desktop.commands.options import DONE, tell, told
from desktop.domain.errors import Refusal
from desktop.exchange.key_store import forget_secret, keep_secret, secret_of


def run(arguments: list[str]) -> int:
    """Keep a secret that is typed or piped in; it is never an argument, which other users could read."""
    parser = argparse.ArgumentParser(prog="sparezone secret", description=__doc__)
    parser.add_argument("action", choices=("set", "check", "forget"))
    parser.add_argument("name", help="'mail' for the mail server's password, else the name that a channel has")
    given = parser.parse_args(arguments)
    return told(lambda: _act(given.action, given.name))


def _act(action: str, name: str) -> int:
    if action == "set":
        keep_secret(name, _typed(name))
    elif action == "forget":
        forget_secret(name)
    elif secret_of(name) is None:
        raise Refusal("unknown_secret", secret=name)
    tell({"ok": True, "secret": name, "action": action})
    return DONE


def _typed(name: str) -> str:
    secret = getpass.getpass(f"{name}: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\r\n")
    if not secret:
        raise Refusal("empty_secret", secret=name)
    return secret
