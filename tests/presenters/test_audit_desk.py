"""Audit packs are made and proved beside the work of the desk, and stopped when somebody wants that."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.presenters.audit_desk import AuditDesk, PackSeen, Wanted, Work
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.services.master_data.sites import RETIRE_SITE, SAVE_SITE, RetireSite, SaveSite
from desktop.storage.errors import EnvironmentFault
from tests.presenters.desk import NOON, database_threads, do, furnish, signed_in
from tests.reports.audit_pack.forgery import forge
from tests.reports.audit_pack.room import prove

TODAY = NOON.date()
CLERK = "2000"


@pytest.fixture
def url(sqlite_url: str) -> str:
    furnish(sqlite_url)
    do(sqlite_url, SAVE_PERSON, SavePerson(CLERK, "李仓管", Role.CLERK, "P-01"))
    return sqlite_url


@pytest.fixture
def desk(qtbot: QtBot, url: str) -> Iterator[AuditDesk]:
    with database_threads(url) as jobs:
        desk = AuditDesk(signed_in(qtbot, jobs), FixedClock(NOON), "SH")
        desk.reload()
        qtbot.waitUntil(lambda: bool(desk.sites))
        yield desk
        desk.finish()


def wanted(site: str = "SH") -> Wanted:
    return Wanted(site, TODAY - timedelta(days=1), TODAY + timedelta(days=1), "en")


def ended(qtbot: QtBot, desk: AuditDesk) -> Any:
    qtbot.waitUntil(lambda: desk.outcome is not None, timeout=20_000)
    assert desk.running is Work.NOTHING
    return desk.outcome


def test_a_site_that_is_closed_is_offered_after_the_others(qtbot: QtBot, desk: AuditDesk, url: str) -> None:
    for code in ("AA", "ZZ"):
        do(url, SAVE_SITE, SaveSite(code, code, "P-01"))
    do(url, RETIRE_SITE, RetireSite("AA", reason="closed"))
    desk.reload()
    qtbot.waitUntil(lambda: len(desk.sites) == 3)
    assert [one.code for one in desk.sites] == ["SH", "ZZ", "AA"]


@pytest.mark.requirement("S2-53", "S2-87")
def test_a_pack_is_made_with_what_is_to_be_remembered_and_proves_itself(
    qtbot: QtBot, desk: AuditDesk, tmp_path: Path
) -> None:
    steps: list[str] = []
    desk.progressed.connect(lambda step: steps.append(step.what))
    desk.make(tmp_path / "pack.zip", wanted())
    assert desk.running is Work.MAKING
    desk.make(tmp_path / "second.zip", wanted())
    made = ended(qtbot, desk)
    assert isinstance(made, PackSeen)
    assert (made.proved, made.site, made.faults) == (False, "SH", ())
    assert prove(made.path, "--manifest", made.manifest_sha256, "--head", made.head).returncode == 0
    assert {"opening", "chain", "closing"} <= set(steps)
    assert not (tmp_path / "second.zip").exists()
    desk.prove(made.path)
    proved = ended(qtbot, desk)
    assert (proved.proved, proved.faults) == (True, ())
    assert (proved.manifest_sha256, proved.head, proved.links) == (made.manifest_sha256, made.head, made.links)
    desk.forget()
    assert desk.outcome is None


@pytest.mark.requirement("S2-27")
def test_a_forged_pack_is_told_file_by_file_in_both_languages(qtbot: QtBot, desk: AuditDesk, tmp_path: Path) -> None:
    desk.make(tmp_path / "pack.zip", wanted())
    made = ended(qtbot, desk)
    forgery = forge(made.path)
    forgery.manifest["figures"]["legs"] = 7
    desk.prove(forgery.save(tmp_path / "forged.zip"))
    (fault,) = ended(qtbot, desk).faults
    assert (fault.file, fault.row) == ("manifest.json", 0)
    assert (fault.english, fault.chinese) == ("legs: claimed 7, the rows say 0", "legs：清单为 7，逐行计为 0")


def test_what_is_no_pack_is_told(qtbot: QtBot, desk: AuditDesk, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no zip")
    desk.prove(tmp_path / "x.zip")
    seen = ended(qtbot, desk)
    assert (seen.site, seen.head, len(seen.faults)) == ("", "", 1)
    desk.prove(tmp_path / "nowhere.zip")
    assert isinstance(ended(qtbot, desk), EnvironmentFault)


def test_a_clerk_may_not_make_one_and_may_prove_one(qtbot: QtBot, desk: AuditDesk, tmp_path: Path) -> None:
    assert desk.may_make
    with qtbot.waitSignal(desk.session.changed):
        desk.session.sign_in(CLERK)
    assert not desk.may_make
    desk.make(tmp_path / "pack.zip", wanted())
    refusal = ended(qtbot, desk)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, list(tmp_path.glob("*.zip"))) == ("not_allowed", [])


def test_a_pack_is_stopped_and_leaves_nothing(qtbot: QtBot, desk: AuditDesk, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    desk.make(folder / "pack.zip", wanted())
    desk.stop()
    refusal = ended(qtbot, desk)
    assert isinstance(refusal, Refusal)
    assert (refusal.code, list(folder.iterdir())) == ("cancelled", [])
