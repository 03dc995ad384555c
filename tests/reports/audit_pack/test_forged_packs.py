"""Whatever is changed in a pack is found, by file and row, and never ends in a traceback."""

import json
import shutil
import stat
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.reports.audit_pack.tables import COLUMNS
from tests.reports.audit_pack.forgery import Forgery, Row, forge
from tests.reports.audit_pack.room import FIRST_DAY, SECOND_DAY, full_room, prove


@dataclass(frozen=True)
class Packs:
    """Packs of both days and of each one, made once for all forgeries."""

    both: Path
    first: Path
    second: Path


@pytest.fixture(scope="module")
def packs(sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Packs]:
    folder = tmp_path_factory.mktemp("packs")
    shutil.copy(sqlite_template, folder / "room.db")
    room = full_room(f"sqlite:///{folder / 'room.db'}", folder)
    yield Packs(room.pack(FIRST_DAY, SECOND_DAY).path, room.pack().path, room.pack(SECOND_DAY).path)
    room.close()


def found(pack: Path, *more: str) -> "subprocess.CompletedProcess[str]":
    """The verifier over a pack that is not sound."""
    proved = prove(pack, *more)
    assert (proved.returncode, proved.stderr) == (1, ""), proved.stdout
    assert "UNSOUND / 未通过" in proved.stdout
    return proved


@pytest.mark.requirement("S2-27")
@pytest.mark.parametrize("name", [*COLUMNS, "audit-report.pdf", "verify_pack.py"])
def test_one_other_byte_is_found_in_each_member(packs: Packs, tmp_path: Path, name: str) -> None:
    forgery = forge(packs.both)
    data = bytearray(forgery.members[name])
    data[-3] ^= 1
    forgery.members[name] = bytes(data)
    assert f"{name}: its SHA-256 is not that of the manifest" in found(forgery.save(tmp_path / "x.zip")).stdout


@pytest.mark.parametrize("name", [*COLUMNS, "audit-report.pdf", "verify_pack.py", "manifest.json"])
def test_a_missing_member_is_named(packs: Packs, tmp_path: Path, name: str) -> None:
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(packs.both) as source, zipfile.ZipFile(target, "w") as archive:
        for one in source.namelist():
            if one != name:
                archive.writestr(one, source.read(one))
    assert f"{name}: the member is missing" in found(target).stdout


def _swap(rows: list[Row]) -> None:
    rows[2], rows[3] = rows[3], rows[2]


def _amount(told: dict[str, Any]) -> None:
    for leg in told["legs"]:
        leg[6] *= 2


def _first_movement(forgery: Forgery) -> int:
    return next(at for at, row in enumerate(forgery.table("chain.csv")[1:], 1) if '"what":"movement"' in row[3])


def _other_amount(forgery: Forgery) -> None:
    forgery.payload(_first_movement(forgery), _amount)


def _unbalanced(forgery: Forgery) -> None:
    forgery.payload(_first_movement(forgery), lambda told: told["legs"][0].__setitem__(6, 7000))


def _no_json(forgery: Forgery) -> None:
    forgery.cell("chain.csv", 4, "payload", "{" * 5000)


def _other_words(forgery: Forgery) -> None:
    forgery.payload(3, lambda told: told.pop("legs", told.pop("facts", None)))


def _without_label(forgery: Forgery) -> None:
    forgery.change("labels.csv", lambda rows: rows.pop(2))


def _new_figure(forgery: Forgery) -> None:
    forgery.manifest["figures"]["deadlines"]["on_time"] += 1


def _more_figures(forgery: Forgery) -> None:
    forgery.manifest["figures"]["satisfaction"] = 100


def _moved(forgery: Forgery) -> None:
    forgery.manifest["period"]["from_us"] += 1


def _said_complete(forgery: Forgery) -> None:
    forgery.manifest["made"]["at"] = "2026-11-04T00:00:00.000000+00:00"


def _shorter(forgery: Forgery) -> None:
    forgery.change("chain.csv", lambda rows: rows.pop())


def _all_shorter(forgery: Forgery) -> None:
    forgery.change("chain.csv", lambda rows: rows.pop())
    last = forgery.table("chain.csv")[-1]
    forgery.manifest["chain"]["last"] = {"sequence": int(last[0]), "hash": last[2]}


def _late_deadline(forgery: Forgery) -> None:
    at = next(at for at, row in enumerate(forgery.table("deadlines.csv")) if "E-2" in row)
    forgery.cell("deadlines.csv", at, "outcome", "on_time")


def _earlier_end(forgery: Forgery) -> None:
    at = next(at for at, row in enumerate(forgery.table("deadlines.csv")) if "E-2" in row)
    rows = forgery.table("deadlines.csv")
    opened, head = rows[at][rows[0].index("opened_at")], rows[0]
    rows[at][head.index("done_at")], rows[at][head.index("outcome")] = opened, "on_time"
    forgery.put("deadlines.csv", rows)


def _no_open_deadline(forgery: Forgery) -> None:
    forgery.change("deadlines.csv", lambda rows: rows.remove(next(row for row in rows if "E-4" in row)))


def _never_ended(forgery: Forgery) -> None:
    rows = forgery.table("deadlines.csv")
    row = next(row for row in rows if "E-2" in row)
    for name in ("done_at", "done_source", "done_by", "entered_after_s", "ended_link"):
        row[rows[0].index(name)] = ""
    row[rows[0].index("outcome")] = "running_late"
    forgery.put("deadlines.csv", rows)


def _twice_named(forgery: Forgery) -> None:
    forgery.change("names.csv", lambda rows: rows.append(rows[1]))


def _formula(rows: list[Row]) -> None:
    row = next(row for row in rows if row[rows[0].index("raw")].startswith("'="))
    row[rows[0].index("raw")] = row[rows[0].index("raw")][1:].replace("1+1", "1+2")


FORGERIES: Final[dict[str, tuple[Callable[[Forgery], Any], str]]] = {
    "a row is taken out of the chain": (lambda one: one.change("chain.csv", lambda rows: rows.pop(4)), "chain.csv"),
    "two links are swapped": (lambda one: one.change("chain.csv", _swap), "chain.csv · row 3"),
    "the chain is shorter": (_shorter, "chain.csv: the chain ends at"),
    "the chain and its head are shorter": (_all_shorter, "movements.csv"),
    "an amount of a link, its hash made anew": (_other_amount, "chain.csv · row"),
    "an amount of one leg of a link": (_unbalanced, "do not sum to zero"),
    "a link that is no JSON": (_no_json, "chain.csv · row 5"),
    "a link without its facts": (_other_words, "chain.csv · row 4"),
    "the moment of a link": (lambda one: one.cell("chain.csv", 2, "recorded_us", "5"), "chain.csv · row 3"),
    "a moment that is no number": (lambda one: one.cell("chain.csv", 2, "recorded_us", "٣"), "chain.csv · row 3"),
    "a link of the common chain": (lambda one: one.change("common.csv", lambda rows: rows.pop(1)), "common.csv"),
    "a link of another site": (lambda one: one.cell("foreign.csv", 1, "recorded_us", "5"), "foreign.csv · row 2"),
    "no link of the other site": (lambda one: one.change("foreign.csv", lambda rows: rows.pop(1)), "movements.csv"),
    "a quantity": (lambda one: one.cell("legs.csv", 1, "quantity", "-11"), "legs.csv · row 2"),
    "a leg is left out": (lambda one: one.change("legs.csv", lambda rows: rows.pop(2)), "legs.csv · row 3"),
    "a leg is told twice": (lambda one: one.change("legs.csv", lambda rows: rows.append(rows[-1])), "legs.csv"),
    "who moved it": (lambda one: one.cell("movements.csv", 1, "badge", "9999"), "movements.csv · row 2 行: badge"),
    "what was scanned": (lambda one: one.change("movements.csv", _formula), "raw"),
    "a reason": (lambda one: one.cell("entered-late.csv", 1, "reason", ""), "entered-late.csv · row 2 行: reason"),
    "a late entry is left out": (
        lambda one: one.change("entered-late.csv", lambda rows: rows.pop()),
        "entered-late.csv",
    ),
    "an old value": (lambda one: one.cell("changes.csv", 1, "old", "x"), "changes.csv · row 2 行: old"),
    "an opening balance": (lambda one: one.put("opening.csv", [*one.table("opening.csv"), ["1"] * 11]), "opening.csv"),
    "a closing balance": (lambda one: one.cell("closing.csv", 1, "quantity", "99"), "closing.csv · row 2 行: quantity"),
    "a closing balance is left out": (lambda one: one.change("closing.csv", lambda rows: rows.pop()), "closing.csv"),
    "a label event is left out": (_without_label, "labels.csv · row 3"),
    "a count of labels": (
        lambda one: one.cell("label-days.csv", 1, "verified", "2"),
        "label-days.csv · row 2 行: verified",
    ),
    "a late deadline becomes kept": (_late_deadline, "deadlines.csv"),
    "a deadline is ended earlier": (_earlier_end, "deadlines.csv"),
    "an open deadline is left out": (_no_open_deadline, "deadlines.csv: a deadline that link"),
    "the end of a deadline is left out": (_never_ended, "ends it, the row does not say so"),
    "a REF": (lambda one: one.cell("names.csv", 1, "code", "OTHER"), "legs.csv · row 2 行: ref"),
    "a name is there twice": (_twice_named, "one number stands for two things"),
    "a name is left out": (lambda one: one.change("names.csv", lambda rows: rows.pop(1)), "is not in names.csv"),
    "a place is no longer the site's": (
        lambda one: one.change("names.csv", lambda rows: [row.__setitem__(5, "") for row in rows[1:]]),
        "closing.csv",
    ),
    "a figure": (_new_figure, "manifest.json: deadlines.on_time: claimed"),
    "a figure that no row proves": (_more_figures, "manifest.json: satisfaction"),
    "the period": (_moved, 'manifest.json: "period"'),
    "a period that was not over": (_said_complete, 'manifest.json: "complete"'),
    "other columns": (
        lambda one: one.change("legs.csv", lambda rows: rows[0].__setitem__(2, "no")),
        "legs.csv · row 1",
    ),
    "a cell too many": (lambda one: one.change("legs.csv", lambda rows: rows[3].append("")), "legs.csv · row 4"),
    "no text": (lambda one: one.members.__setitem__("legs.csv", b"\xff\xfe\x00"), "legs.csv"),
    "a quote that never ends": (
        lambda one: one.members.__setitem__("names.csv", one.members["names.csv"] + b'"x'),
        "names.csv",
    ),
}


@pytest.mark.requirement("S2-27", "S2-87")
@pytest.mark.parametrize("what", FORGERIES)
def test_a_forgery_with_hashes_made_anew_is_found(packs: Packs, tmp_path: Path, what: str) -> None:
    forgery = forge(packs.both)
    work, told = FORGERIES[what]
    work(forgery)
    forgery.rehash() if what not in ("other columns", "a cell too many", "no text", "a quote that never ends") else None
    assert told in found(forgery.save(tmp_path / "x.zip")).stdout


def _manifest(change: Callable[[dict[str, Any]], Any]) -> Callable[[Forgery], None]:
    return lambda forgery: change(forgery.manifest)


BAD_MANIFESTS: Final[dict[str, Callable[[Forgery], Any]]] = {
    "no figures": _manifest(lambda told: told.pop("figures")),
    "figures that are none": _manifest(lambda told: told.__setitem__("figures", [1])),
    "another format": _manifest(lambda told: told.__setitem__("format", 2)),
    "members that are none": _manifest(lambda told: told.__setitem__("members", [1, None])),
    "a member twice": _manifest(lambda told: told["members"].append(told["members"][0])),
    "a size below zero": _manifest(lambda told: told["members"][0].__setitem__("size", -5)),
    "a huge number": _manifest(lambda told: told["members"][0].__setitem__("rows", 10**40)),
    "a hash that is none": _manifest(lambda told: told["chain"]["last"].__setitem__("hash", "zz")),
    "no chain": _manifest(lambda told: told.__setitem__("chain", None)),
    "a moment that is none": _manifest(lambda told: told["made"].__setitem__("at", "soon")),
    "a day that is none": _manifest(lambda told: told["period"].__setitem__("last", "2026-02-31")),
    "offsets that are none": _manifest(lambda told: told["period"].__setitem__("utc_offsets", [])),
    "a path": _manifest(lambda told: told["members"][0].__setitem__("name", "../names.csv")),
}


@pytest.mark.parametrize("what", BAD_MANIFESTS)
def test_a_manifest_that_is_not_one_is_told_as_such(packs: Packs, tmp_path: Path, what: str) -> None:
    forgery = forge(packs.both)
    BAD_MANIFESTS[what](forgery)
    assert 'manifest.json: "' in found(forgery.save(tmp_path / "x.zip")).stdout


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"null", b"\xff", b'{"format": 1e999}'])
def test_a_manifest_that_is_no_json_is_told_as_such(packs: Packs, tmp_path: Path, data: bytes) -> None:
    target = tmp_path / "x.zip"
    with zipfile.ZipFile(packs.both) as source, zipfile.ZipFile(target, "w") as archive:
        for one in source.namelist():
            archive.writestr(one, source.read(one) if one != "manifest.json" else data)
    assert 'manifest.json: "' in found(target).stdout


def _link_to(name: str) -> zipfile.ZipInfo:
    info = zipfile.ZipInfo(name)
    info.external_attr = (stat.S_IFLNK | 0o777) << 16
    return info


@pytest.mark.parametrize(
    ("extra", "told"),
    [
        (("notes.txt", b"hello"), "notes.txt: the member is not in the manifest"),
        (("../../evil.csv", b"x"), "../../evil.csv: a member with a name that no pack has"),
        (("/etc/passwd", b"x"), "/etc/passwd: a member with a name that no pack has"),
        (("c:\\evil.csv", b"x"), "a member with a name that no pack has"),
        ((_link_to("secret.csv"), b"/etc/passwd"), "secret.csv: not a plain file"),
        (("folder/", b""), "folder/: not a plain file"),
        (("bomb.csv", b"0" * 400_000_000), "it would unpack to far more than it is"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_does_not_belong_there_is_named_and_never_unpacked(
    packs: Packs, tmp_path: Path, extra: tuple[Any, bytes], told: str
) -> None:
    forgery = forge(packs.both)
    forgery.more.append(extra)
    assert told in found(forgery.save(tmp_path / "x.zip")).stdout
    assert sorted(one.name for one in tmp_path.iterdir()) == ["x.zip"]


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_named(packs: Packs, tmp_path: Path) -> None:
    forgery = forge(packs.both)
    forgery.more.append(("legs.csv", b"x"))
    assert "legs.csv: the member is there twice" in found(forgery.save(tmp_path / "x.zip")).stdout


@pytest.mark.parametrize("kept", [0.0, 0.3, 0.9, 0.999])
def test_a_zip_that_was_cut_off_is_told_as_such(packs: Packs, tmp_path: Path, kept: float) -> None:
    data = packs.both.read_bytes()
    (tmp_path / "x.zip").write_bytes(data[: int(len(data) * kept)])
    assert "x.zip: it cannot be read as a pack" in found(tmp_path / "x.zip").stdout


@pytest.mark.parametrize("at", range(3, 97, 7))
def test_a_zip_with_one_spoiled_place_never_ends_in_a_traceback(packs: Packs, tmp_path: Path, at: int) -> None:
    data = bytearray(packs.both.read_bytes())
    for place in range(len(data) * at // 100, len(data) * at // 100 + 4):
        data[place] ^= 0x55
    (tmp_path / "x.zip").write_bytes(bytes(data))
    proved = prove(tmp_path / "x.zip")
    assert (proved.returncode in (0, 1), proved.stderr) == (True, "")
    if proved.returncode == 0:  # what was spoiled says nothing: the moment of a member
        assert forge(tmp_path / "x.zip") == forge(packs.both)


def test_a_link_in_an_unpacked_folder_is_not_followed(packs: Packs, tmp_path: Path) -> None:
    folder = tmp_path / "unpacked"
    with zipfile.ZipFile(packs.both) as archive:
        archive.extractall(folder)
    (folder / "legs.csv").rename(tmp_path / "legs.csv")
    (folder / "legs.csv").symlink_to(tmp_path / "legs.csv")
    told = found(folder).stdout
    assert "legs.csv: not a plain file" in told
    assert "legs.csv: the member is missing" in told


def test_the_links_of_another_period_do_not_fit(packs: Packs, tmp_path: Path) -> None:
    forgery, other = forge(packs.first), forge(packs.second)
    forgery.members["chain.csv"] = other.members["chain.csv"]
    forgery.rehash()
    assert "chain.csv · row 2" in found(forgery.save(tmp_path / "x.zip")).stdout


def test_a_chain_that_was_made_anew_is_found_by_a_remembered_head(packs: Packs) -> None:
    with zipfile.ZipFile(packs.both) as archive:
        chain = json.loads(archive.read("manifest.json"))["chain"]
    last, before = chain["last"], chain["before"]
    assert "row" in found(packs.both, "--head", f"{last['sequence']}:{'0' * 64}").stdout
    assert "does not have the hash" in found(packs.second, "--head", f"{_before(packs.second)}:{'1' * 64}").stdout
    assert "is not in this pack" in found(packs.both, "--head", f"{last['sequence'] + 1}:{last['hash']}").stdout
    assert prove(packs.both, "--head", f"{before['sequence']}:{before['hash']}").returncode == 0
    assert "not the one that you were told" in found(packs.both, "--manifest", "0" * 64).stdout


def _before(pack: Path) -> int:
    with zipfile.ZipFile(pack) as archive:
        told: int = json.loads(archive.read("manifest.json"))["chain"]["before"]["sequence"]
    return told


@pytest.mark.parametrize(
    "wrong",
    [(), ("nowhere.zip",), ("PACK", "--head", "5"), ("PACK", "--head", f"x:{'0' * 64}"), ("PACK", "--after", "no")],
)
def test_wrong_use_is_told_apart(packs: Packs, wrong: tuple[str, ...]) -> None:
    given = [str(packs.both) if one == "PACK" else one for one in wrong]
    proved = prove(Path(given[0]) if given else packs.both.parent / "none.zip", *given[1:])
    assert proved.returncode == 2
    assert "Traceback" not in proved.stderr
