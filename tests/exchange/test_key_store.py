"""Secrets come from the key store or from the system's credential files, and are never shown."""

import io
import json
import sys
from pathlib import Path
from typing import Any

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import PasswordDeleteError
from typing_extensions import override

from desktop.__main__ import main
from desktop.domain.errors import Refusal
from desktop.exchange.key_store import FOLDER, forget_secret, keep_secret, secret_of


class Kept(KeyringBackend):
    """A key store in memory."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # keyring has no types here
        self.words: dict[tuple[str, str], str] = {}

    @override
    def get_password(self, service: str, username: str) -> str | None:
        return self.words.get((service, username))

    @override
    def set_password(self, service: str, username: str, password: str) -> None:
        self.words[service, username] = password

    @override
    def delete_password(self, service: str, username: str) -> None:
        if (service, username) not in self.words:
            raise PasswordDeleteError("not there")
        del self.words[service, username]


@pytest.fixture
def store() -> Any:
    before = keyring.get_keyring()
    kept = Kept()
    keyring.set_keyring(kept)
    yield kept
    keyring.set_keyring(before)


def test_a_secret_is_kept_and_forgotten(store: Kept) -> None:
    keep_secret("mail", "s3cret")
    assert (secret_of("mail"), store.words) == ("s3cret", {("sparezone", "mail"): "s3cret"})
    forget_secret("mail")
    assert secret_of("mail") is None
    with pytest.raises(Refusal) as told:
        forget_secret("mail")
    assert told.value.code == "unknown_secret"


def test_a_credential_file_of_the_system_comes_first(
    store: Kept, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep_secret("mail", "old")
    (tmp_path / "mail").write_text("new\n", encoding="utf-8")
    monkeypatch.setenv(FOLDER, str(tmp_path))
    assert secret_of("mail") == "new"
    with pytest.raises(Refusal) as told:
        secret_of("../mail")
    assert told.value.code == "unknown_secret"


def test_a_computer_without_a_key_store_says_so() -> None:
    assert secret_of("mail") is None
    with pytest.raises(Refusal) as told:
        keep_secret("mail", "s3cret")
    assert told.value.code == "no_key_store"


def test_the_command_takes_the_secret_from_the_input_and_never_tells_it(
    store: Kept, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO("s3cret\n"))
    assert [main(["secret", "set", "mail"]), main(["secret", "check", "mail"])] == [0, 0]
    assert [main(["secret", "forget", "mail"]), main(["secret", "check", "mail"])] == [0, 1]
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n"))
    assert main(["secret", "set", "mail"]) == 1
    said = capsys.readouterr().out
    assert "s3cret" not in said
    assert json.loads(said.splitlines()[-1])["refused"] == "empty_secret"
