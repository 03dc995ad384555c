"""Proves an audit pack of Sparezone without Sparezone: one file, the standard library, Python 3.9 or later.

    python verify_pack.py PACK [--head SEQUENCE:HASH] [--manifest SHA256] [--after EARLIER_PACK]

PACK is the zip or the unpacked folder. ``--head`` is a link of the chain that you wrote down earlier, ``--manifest``
the SHA-256 of ``manifest.json`` that you were told, ``--after`` the pack of the period before.
Exit status: 0 sound, 1 unsound (file, row and what is told), 2 wrong use.

How it proves: ``chain.csv`` holds every audit entry of the period. Each has a hash over the hash before it, its number,
its moment and its text. All other tables tell the same again, readable; here they are told once more from the chain and
compared cell by cell. Balances and figures are added up anew. Nothing that the pack claims is taken over unless it is
said so: names (``names.csv``), the opening balances (prove them with ``--after``), and deadlines that were opened or
ended before the period. The paper ``audit-report.pdf`` is only hashed: compare its figures with those printed here.
"""

from __future__ import annotations

import argparse
import bisect
import contextlib
import csv
import hashlib
import json
import os
import re
import stat
import sys
import zipfile
from collections import Counter
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

GOODS = ["item_id", "ref", "lot_id", "lot", "unit_id", "serial"]
BALANCE = ["place_id", "place", *GOODS, "owner_id", "owner", "quantity"]
LINK = ["sequence", "recorded_us", "hash", "payload"]
COUNTS = ["ordered", "waiting", "cancelled", "printed", "verified", "voided", "open"]
STAMPS = ["occurred_at", "recorded_at"]
COLUMNS = {
    "names.csv": ["kind", "id", "code", "name", "detail", "own"],
    "chain.csv": LINK,
    "common.csv": LINK,
    "foreign.csv": ["site", "sequence", "previous", *LINK[1:]],
    "movements.csv": [
        *["site", "sequence", "movement", "kind", *STAMPS, "local", "person_id", "badge", "workstation", "entered_by"],
        *["raw", "document", "reason", "reverses", "request", "partner_id"],
    ],
    "legs.csv": [
        *["site", "sequence", "leg", *GOODS, "place_id", "place", "owner_id", "owner", "custodian_id", "custodian"],
        "quantity",
    ],
    "opening.csv": BALANCE,
    "closing.csv": BALANCE,
    "labels.csv": [
        *["sequence", "label", "occurred_at", "day", "from", "to", "cause", "reason", "purpose", "symbol", "badge"],
        "workstation",
    ],
    "label-days.csv": ["day", *COUNTS],
    "entered-late.csv": ["sequence", "what", "subject", *STAMPS, "delay_s", "entered_by", "badge", "reason"],
    "changes.csv": ["chain", "sequence", "what", "subject", "field", "old", "new", "badge", "recorded_at", "reason"],
    "deadlines.csv": [
        *["deadline", "rule", "version", "document", "party", "opened_at", "opened_source", "opened_by", "due_at"],
        *["done_at", "done_source", "done_by", "entered_after_s", "outcome", "weight", "opened_link", "ended_link"],
    ],
}
OTHERS = ["audit-report.pdf", "verify_pack.py"]
MANIFEST = "manifest.json"
OUTSIDE = ["supplier", "hospital_use", "loss", "count_difference", "scrap", "returned_to_maker"]
WATCHES = ["lot_expires"]  # rules that only warn: nothing was promised
LATE_US = 3600 * 1_000_000  # an entry whose moment and record lie further apart is listed
MOST_FAULTS, MOST_OF_A_FILE = 200, 3
LARGEST_MANIFEST, LARGEST_LINE, MOST_SHRUNK = 2**24, 2**26, 200
EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")

FAULTS = {
    "not_a_pack": ("it cannot be read as a pack: {why}", "无法作为审计包读取：{why}"),
    "bad_name": ("a member with a name that no pack has", "审计包中不应有这样的文件名"),
    "twice": ("the member is there twice", "同一文件出现两次"),
    "not_a_file": ("not a plain file (link, folder or encrypted)", "不是普通文件（链接、文件夹或加密）"),
    "bomb": ("it would unpack to far more than it is", "解压后体积异常膨胀"),
    "missing": ("the member is missing", "缺少该文件"),
    "extra": ("the member is not in the manifest", "清单中没有该文件"),
    "size": ("{found} bytes instead of {expected}", "大小为 {found} 字节，应为 {expected}"),
    "sha256": ("its SHA-256 is not that of the manifest", "SHA-256 与清单不符"),
    "unreadable": ("it cannot be read: {why}", "无法读取：{why}"),
    "manifest": ('"{field}" is missing or not what it must be', "“{field}”缺失或不合规定"),
    "header": ("other columns than this format has", "列与格式不符"),
    "cells": ("{found} cells instead of {expected}", "有 {found} 个单元格，应为 {expected}"),
    "rows": ("{found} rows, the manifest says {expected}", "共 {found} 行，清单为 {expected} 行"),
    "gap": ("sequence {found} instead of {expected}", "序号为 {found}，应为 {expected}"),
    "link": ("the hash does not follow from its text and the link before", "哈希与内容及前一环不符"),
    "last": ("the chain ends at {found}, the manifest says {expected}", "链止于 {found}，清单为 {expected}"),
    "payload": ("the text of the link cannot be read: {why}", "链的内容无法读取：{why}"),
    "cell": ('{column}: "{found}", the chain says "{expected}"', "{column}：“{found}”，链中为“{expected}”"),
    "row_missing": ("a row is missing that the chain tells: {expected}", "缺少链中记载的一行：{expected}"),
    "row_added": ("a row that the chain does not tell: {found}", "多出链中没有的一行：{found}"),
    "name_twice": ("one number stands for two things", "同一编号对应两个名称"),
    "name_unused": ("nothing in the pack has this name", "包内没有用到该名称"),
    "nameless": ("{kind} {id} is not in names.csv", "names.csv 中没有 {kind} {id}"),
    "not_zero": ("the legs of movement {movement} do not sum to zero", "移动 {movement} 的分录之和不为零"),
    "below_zero": ("{place}: {goods} falls to {found}", "{place}：{goods} 变为 {found}"),
    "two_places": ("serial {serial} is in two places", "序列号 {serial} 同时在两个位置"),
    "unit_not_one": ("serial {serial} counts {found}", "序列号 {serial} 的数量为 {found}"),
    "not_held": ("no balance is kept there", "该位置不应有结存"),
    "deadline": ('{column}: "{found}", it must be "{expected}"', "{column}：“{found}”，应为“{expected}”"),
    "deadline_due": ("it is not due in the period", "该时限不在本期间到期"),
    "deadline_unlinked": ("it names no link that ended it in the period", "期内完成，却没有了结该时限的链记录"),
    "deadline_missing": ("a deadline that link {sequence} opens is left out", "链 {sequence} 的时限未列入"),
    "deadline_ended": ("link {sequence} ends it, the row does not say so", "链 {sequence} 已了结该时限，而此行未记"),
    "figure": ("{figure}: claimed {found}, the rows say {expected}", "{figure}：清单为 {found}，逐行计为 {expected}"),
    "head": ("link {sequence} does not have the hash that you remembered", "链 {sequence} 与所记哈希不符"),
    "head_elsewhere": ("link {sequence} is not in this pack", "链 {sequence} 不在本审计包内"),
    "manifest_sha256": ("its SHA-256 is {found}, not the one that you were told", "SHA-256 为 {found}，与所告知的不符"),
    "elsewhere": ("no movement of another site in the period, or told twice", "不是其他站点在该期间的移动，或重复列出"),
    "after": ("it does not continue the earlier pack: {what}", "与前一审计包不衔接：{what}"),
}


class Broken(Exception):
    """A member that cannot be read on; the fault was noted."""


class Fault:
    """One thing that is wrong: a stable code, the file, the row as a spreadsheet counts it (0: none), and words."""

    def __init__(self, code: str, file: str, row: int, facts: dict[str, Any]) -> None:
        self.code, self.file, self.row, self.facts = code, short(file), row, facts

    def words(self, *, chinese: bool) -> str:
        """What is wrong, in one language."""
        facts = {name: short(value) for name, value in self.facts.items()}
        return FAULTS[self.code][1 if chinese else 0].format(**facts)

    def line(self) -> str:
        """File, row and what, in both languages."""
        where = f"{self.file} · row {self.row} 行" if self.row else self.file
        return f"{where}: {self.words(chinese=False)} / {self.words(chinese=True)}"


def short(value: Any) -> str:
    """A value that fits on a line."""
    text = "".join(one if one.isprintable() else "\u2423" for one in str(value)[:400])
    return text if len(text) <= 120 else text[:120] + "…"


# ------------------------------------------------------------------------------------------------ reading


class Pack:
    """The members of a zip or a folder. Whoever made it is not trusted."""

    def __init__(self, path: Path, found: Any) -> None:
        self.path, self.found, self.limits = path, found, {}  # type: Path, Any, dict[str, int]
        self.counted: dict[str, int] = {}
        self.archive: zipfile.ZipFile | None = None
        self.file: Any = None
        self.sizes: dict[str, int] = {}

    def open(self) -> None:
        """Read the names and sizes of the members."""
        try:
            if not self.path.is_dir():
                if not self.path.is_file():
                    raise OSError("no plain file")
                self.file = self.path.open("rb")
                self.archive = zipfile.ZipFile(self.file)
            self.sizes = self._folder() if self.archive is None else self._zip(self.archive)
        except Broken:
            raise
        except Exception as error:  # a damaged zip raises anything
            self.found("not_a_pack", self.path.name, why=f"{type(error).__name__} {error}")
            raise Broken from error

    def close(self) -> None:
        """Nothing more is read."""
        if self.file is not None:
            self.file.close()

    def _folder(self) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for one in sorted(self.path.iterdir()):
            if one.is_symlink() or not one.is_file():
                self.found("not_a_file", one.name)
            else:
                sizes[one.name] = one.stat().st_size
        return sizes

    def _zip(self, archive: zipfile.ZipFile) -> dict[str, int]:
        sizes: dict[str, int] = {}
        for one in archive.infolist():
            kind = stat.S_IFMT(one.external_attr >> 16)
            if kind not in (0, stat.S_IFREG) or one.flag_bits & 1 or one.is_dir():
                self.found("not_a_file", one.filename)
            elif not re.fullmatch(r"[A-Za-z0-9_-]{1,40}\.[a-z]{1,4}", one.filename):
                self.found("bad_name", one.filename)
            elif one.filename in sizes:
                self.found("twice", one.filename)
            else:
                sizes[one.filename] = one.file_size
        if sum(sizes.values()) > MOST_SHRUNK * max(self.path.stat().st_size, 2**16):
            self.found("bomb", self.path.name)
            raise Broken
        return sizes

    def blocks(self, name: str) -> Iterator[bytes]:
        """A member in pieces, never more than the manifest says that it has."""
        left = self.limits.get(name, LARGEST_MANIFEST) + 1
        try:
            with self.archive.open(name) if self.archive else (self.path / name).open("rb") as source:
                while left > 0 and (block := source.read(min(2**20, left))):
                    left -= len(block)
                    yield block
        except Exception as error:  # a damaged zip raises anything
            self.found("unreadable", name, why=f"{type(error).__name__} {error}")
            raise Broken from error

    def rows(self, name: str) -> Iterator[tuple[int, list[str]]]:
        """The rows of a table with their numbers (the header is row 1); an apostrophe before a cell is taken off."""
        columns, number = COLUMNS[name], 1
        try:
            reader = csv.reader(lines(self.blocks(name)), strict=True)
            if next(reader, None) != columns:
                self.found("header", name, 1)
                raise Broken
            for number, row in enumerate(reader, 2):
                if len(row) != len(columns):
                    self.found("cells", name, number, found=len(row), expected=len(columns))
                    raise Broken
                yield number, [cell[1:] if cell.startswith("'") else cell for cell in row]
        except (csv.Error, UnicodeDecodeError) as error:
            self.found("unreadable", name, number + 1, why=error)
            raise Broken from error
        self.counted[name] = number - 1


def lines(blocks: Iterator[bytes]) -> Iterator[str]:
    """Text cut at line feeds; what comes without any is no table."""
    rest = b""
    first = True
    for block in blocks:
        *whole, rest = (rest + block).split(b"\n")
        if len(rest) > LARGEST_LINE:
            raise csv.Error("an endless line")
        for one in whole:
            yield (one + b"\n").decode("utf-8-sig" if first else "utf-8")
            first = False
    if rest:
        yield rest.decode("utf-8-sig" if first else "utf-8")


def whole(text: Any) -> int:
    """A whole number, plainly written."""
    if not re.fullmatch("-?[0-9]{1,18}", str(text)) or isinstance(text, bool):
        raise ValueError(f"“{short(text)}” is no whole number")
    return int(text)


def is_count(value: Any) -> bool:
    """Whether a number of the manifest is one: whole, not below zero, not written as text."""
    return type(value) is int and 0 <= value < 10**18


def micro(text: str) -> int:
    """A moment with its offset as microseconds since 1970."""
    return (datetime.fromisoformat(text) - EPOCH) // timedelta(microseconds=1)


def iso(us: int) -> str:
    """Microseconds since 1970 as a moment in UTC."""
    return (EPOCH + timedelta(microseconds=us)).isoformat(timespec="microseconds")


def thousandths(text: str) -> int:
    """Pieces, such as -1 or 2.5, as thousandths."""
    fit = re.fullmatch(r"(-?)([0-9]{1,15})(?:\.([0-9]{1,3}))?", text)
    if not fit:
        raise ValueError(f"“{short(text)}” is no quantity")
    number = int(fit[2]) * 1000 + int((fit[3] or "0").ljust(3, "0"))
    return -number if fit[1] else number


def pieces(number: int) -> str:
    """Thousandths as pieces."""
    sign, (of, rest) = "-" if number < 0 else "", divmod(abs(number), 1000)
    return f"{sign}{of}" + (f".{rest:03d}".rstrip("0") if rest else "")


def as_text(value: Any) -> str:
    """A value of a link as a cell."""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def changed(facts: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """Field, old and new of an entry that tells a change."""
    if "new" not in facts:
        return
    old, new = facts.get("old"), facts["new"]
    if not isinstance(new, dict):
        yield "", as_text(old), as_text(new)
        return
    before = old if isinstance(old, dict) else {}
    for field in sorted({*before, *new}):
        if as_text(before.get(field)) != as_text(new.get(field)):
            yield field, as_text(before.get(field)), as_text(new.get(field))


class Table:
    """A table of the pack that is told again: each row must be the next one that the chain tells."""

    def __init__(self, pack: Pack, name: str) -> None:
        self.pack, self.name, self.number, self.faults = pack, name, 1, 0
        self.rows = pack.rows(name)

    def _next(self) -> list[str] | None:
        row: list[str] | None = None
        try:
            self.number, row = next(self.rows, (self.number + 1, None))
        except Broken:
            self.faults = MOST_OF_A_FILE
        return row

    def expect(self, row: list[str]) -> None:
        """Compare the next row; after some faults the rest is not compared."""
        if self.faults >= MOST_OF_A_FILE:
            return
        found = self._next()
        if found is None and self.faults < MOST_OF_A_FILE:
            self.faults = MOST_OF_A_FILE
            self.pack.found("row_missing", self.name, self.number, expected=" · ".join(row))
        elif found is not None and found != row:
            self.faults += 1
            at = next(place for place, cell in enumerate(row) if cell != found[place])
            facts = {"column": COLUMNS[self.name][at], "found": found[at], "expected": row[at]}
            self.pack.found("cell", self.name, self.number, **facts)

    def end(self) -> None:
        """Nothing may follow."""
        while (found := self._next()) is not None:
            if self.faults < MOST_OF_A_FILE:
                self.faults = MOST_OF_A_FILE
                self.pack.found("row_added", self.name, self.number, found=" · ".join(found))


class Labels:
    """What became of each label, by its events: came out on which day, and in which state it is at the end."""

    def __init__(self) -> None:
        self.state: dict[str, str] = {}
        self.out: dict[str, str] = {}  # the day; "" not yet; "-" before this pack
        self.ordered: dict[str, str] = {}

    def step(self, label: str, before: str, to: str, day: str) -> None:
        """One event."""
        if label not in self.state:
            self.out[label] = "" if before in ("", "queued", "failed") else "-"
            if not before:
                self.ordered[label] = day
        if to in ("failed", "queued"):
            self.out[label] = ""
        elif to == "sending" or (to == "verified" and not self.out[label]):
            self.out[label] = day
        self.state[label] = to

    def days(self) -> dict[str, Counter[str]]:
        """The count of each local day."""
        days: dict[str, Counter[str]] = {}
        for label, state in self.state.items():
            ordered, out = self.ordered.get(label, ""), self.out[label]
            if ordered:
                day = days.setdefault(ordered, Counter())
                day["ordered"] += 1
                day["waiting"] += state in ("queued", "failed")
                day["cancelled"] += state == "void" and not out
            if out not in ("", "-"):
                day = days.setdefault(out, Counter())
                day["printed"] += 1
                day[{"verified": "verified", "void": "voided"}.get(state, "open")] += 1
        return days


# ------------------------------------------------------------------------------------------------ proving


class Proof:
    """The proof of one pack: `faults` when it is done, and the `figures` that were added up."""

    progress: Any = None  # called with how many links of how many were proved; what it raises ends the proof

    def __init__(self, path: Path, head: str = "", manifest_sha256: str = "", after: Path | None = None) -> None:
        self.path, self.remembered, self.told_sha256, self.after = path, head, manifest_sha256.lower(), after
        self.faults: list[Fault] = []
        self.figures: dict[str, Any] = {}
        self.manifest: dict[str, Any] = {}
        self.manifest_sha256 = ""
        self.names: dict[tuple[str, str], str] = {}
        self.own: dict[str, bool] = {}
        self.named: set[tuple[str, str]] = set()
        self.balance: Counter[tuple[str, str, str, str, str]] = Counter()
        self.shared: set[tuple[str, str, str, str, str]] = set()
        self.counts: Counter[str] = Counter()
        self.sources: Counter[str] = Counter()
        self.kinds: Counter[str] = Counter()
        self.labels, self.purposes = Labels(), {}  # type: Labels, dict[str, tuple[str, str]]
        self.opened: dict[str, dict[str, Any]] = {}
        self.ended: dict[str, dict[str, Any]] = {}

    def found(self, code: str, file: str, row: int = 0, **facts: Any) -> None:
        """Note a fault."""
        if len(self.faults) < MOST_FAULTS:
            self.faults.append(Fault(code, file, row, facts))

    def run(self) -> list[Fault]:
        """Prove everything; a part that cannot be read does not keep the others from being proved."""
        csv.field_size_limit(LARGEST_LINE)
        with contextlib.suppress(Broken), contextlib.closing(Pack(self.path, self.found)) as self.pack:
            self.pack.open()
            self._members()
            self._prove()
        return self.faults

    def _prove(self) -> None:
        told = (self._names, self._opening, self._foreign_keys, self._chain, self._closing, self._deadlines)
        for part in (*told, self._rows, self._figures, self._earlier):
            try:
                part()
            except Broken:
                pass
            except (LookupError, ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
                self.found("unreadable", MANIFEST, why=f"{part.__name__[1:]}: {type(error).__name__} {error}")

    # ---------------------------------------------------------------------------------- the manifest and its members

    def _members(self) -> None:
        if MANIFEST not in self.pack.sizes:
            self.found("missing", MANIFEST)
            raise Broken
        data = b"".join(self.pack.blocks(MANIFEST))
        self.manifest_sha256 = hashlib.sha256(data).hexdigest()
        if self.told_sha256 and self.told_sha256 != self.manifest_sha256:
            self.found("manifest_sha256", MANIFEST, found=self.manifest_sha256)
        try:
            self.manifest = json.loads(data.decode("utf-8"))
            members = self._shape()
        except (LookupError, ValueError, TypeError, AttributeError, RecursionError, OverflowError) as error:
            self.found("manifest", MANIFEST, field=error)
            raise Broken from error
        self.pack.limits = {name: told["size"] for name, told in members.items()}
        for name in sorted({*members, *self.pack.sizes} - {MANIFEST}):
            if name not in self.pack.sizes:
                self.found("missing", name)
            elif name not in members:
                self.found("extra", name)
            else:
                self._member(name, members[name])

    def _shape(self) -> dict[str, dict[str, Any]]:
        """The members by name; whatever this proof rests on must be what it says."""
        told = self.manifest
        members = {one["name"]: one for one in told["members"]}
        claims = {
            "format": (told["format"], told["kind"]) == (1, "sparezone-audit-pack"),
            "members": sorted(members) == sorted([*COLUMNS, *OTHERS]) and len(members) == len(told["members"]),
            "sizes": all(is_count(one[name]) for one in members.values() for name in ("size", "rows")),
            "figures": isinstance(told["figures"], dict),
            "chain": all(self._is_link(ends[name]) for ends in self._chains() for name in ("before", "last")),
            "period": self._period(told["period"]),
            "complete": told["period"]["complete"] is (micro(told["made"]["at"]) >= self.end),
            "site": isinstance(told["site"]["code"], str),
        }
        self.site = str(told["site"]["code"])
        for field, holds in claims.items():
            if not holds:
                raise ValueError(field)
        return members

    def _chains(self) -> list[dict[str, Any]]:
        common = self.manifest["common"]
        return [self.manifest["chain"], *([common] if common is not None else [])]

    def _is_link(self, link: dict[str, Any]) -> bool:
        return is_count(link["sequence"]) and bool(re.fullmatch("[0-9a-f]{64}", link["hash"]))

    def _period(self, told: dict[str, Any]) -> bool:
        """Whether it goes from midnight to midnight on the clock of the site."""
        self.start, self.end = whole(told["from_us"]), whole(told["to_us"])
        self.offsets = [(whole(since), whole(seconds)) for since, seconds in told["utc_offsets"]]
        days = [datetime.fromisoformat(told[name] + "T00:00:00+00:00") for name in ("first", "last")]
        begins = [one.strftime("%Y-%m-%d %H:%M:%S") for one in (days[0], days[1] + timedelta(days=1))]
        exact = self.start % 1_000_000 == self.end % 1_000_000 == 0 and self.start < self.end
        return exact and self._begins(self.start, begins[0]) and self._begins(self.end, begins[1])

    def _begins(self, us: int, midnight: str) -> bool:
        """Whether a day begins there: at midnight, or where the clock of the site was put forward over it."""
        return self.local(us - 1) < midnight <= self.local(us) < midnight[:10] + " 24"

    def _member(self, name: str, told: dict[str, Any]) -> None:
        digest, size = hashlib.sha256(), 0
        try:
            for block in self.pack.blocks(name):
                digest.update(block)
                size += len(block)
        except Broken:
            return
        if size != told["size"]:
            self.found("size", name, found=self.pack.sizes[name], expected=told["size"])
        elif digest.hexdigest() != told["sha256"]:
            self.found("sha256", name)

    # ---------------------------------------------------------------------------------- names and opening balances

    def _names(self) -> None:
        for number, (kind, key, code, _name, detail, own) in self.pack.rows("names.csv"):
            if (kind, key) in self.names:
                self.found("name_twice", "names.csv", number)
            self.names[kind, key] = code
            if own not in ("", "yes") or (own and kind != "place"):
                self.found("not_held", "names.csv", number)
            if kind == "place":
                self.own[key] = own == "yes"
                if self.own[key] and detail in OUTSIDE:
                    self.found("not_held", "names.csv", number)

    def name(self, kind: str, key: Any, file: str, row: int) -> str:
        """The code behind a number of the chain, "" for none."""
        if key is None or key == "":
            return ""
        self.named.add((kind, str(key)))
        if (kind, str(key)) not in self.names:
            self.found("nameless", file, row, kind=kind, id=key)
        return self.names.get((kind, str(key)), "")

    def _told_balance(self, key: tuple[str, str, str, str, str], number: int, row: int) -> list[str]:
        place, item, lot, unit, owner = key
        pairs = (("place", place), ("item", item), ("lot", lot), ("unit", unit), ("party", owner))
        cells = [cell for kind, one in pairs for cell in (one, self.name(kind, one, "closing.csv", row))]
        return [*cells, pieces(number)]

    def _opening(self) -> None:
        last: tuple[int, ...] = ()
        for number, row in self.pack.rows("opening.csv"):
            try:
                key, held = (row[0], row[2], row[4], row[6], row[8]), thousandths(row[10])
                order = tuple(whole(one or "0") for one in key)
            except ValueError as error:
                self.found("unreadable", "opening.csv", number, why=error)
                continue
            said = self._told_balance(key, held, number)
            if said != row or order <= last:
                at = next((place for place, cell in enumerate(said) if cell != row[place]), 0)
                facts = {"column": BALANCE[at], "found": row[at], "expected": said[at]}
                self.found("cell", "opening.csv", number, **facts)
            self._held("opening.csv", number, key, held)
            self.balance[key], last = held, order
        self.counts["opening_rows"], self.counts["opening_quantity"] = len(self.balance), sum(self.balance.values())

    def _held(self, file: str, row: int, key: tuple[str, str, str, str, str], held: int) -> None:
        goods = " ".join(self.names.get(one, "") for one in (("item", key[1]), ("lot", key[2]), ("unit", key[3])))
        if not self.own.get(key[0]):
            self.found("not_held", file, row)
        if held < 0 or (held == 0 and file == "opening.csv"):
            place = self.names.get(("place", key[0]), key[0])
            self.found("below_zero", file, row, place=place, goods=goods, found=pieces(held))
        if key[3] and held not in (0, 1000):
            self.found("unit_not_one", file, row, serial=goods, found=pieces(held))

    # ---------------------------------------------------------------------------------- the chain

    def _foreign_keys(self) -> None:
        """Goods that other sites moved here: their order among our own movements is not proved."""
        for _, row in self.pack.rows("foreign.csv"):
            try:
                self.shared.update(key for key, _ in self._legs(json.loads(row[5])["legs"]))
            except (ValueError, KeyError, TypeError, RecursionError):
                continue  # told when it is proved

    def _legs(self, legs: Any) -> Iterator[tuple[tuple[str, str, str, str, str], int]]:
        for item, lot, unit, place, owner, _custodian, number in legs:
            if self.own.get(str(place)):
                yield (str(place), str(item), str(lot), "" if unit is None else str(unit), str(owner)), whole(number)

    def _chain(self) -> None:
        told = ("movements.csv", "legs.csv", "labels.csv", "entered-late.csv", "changes.csv")
        self.tables = {name: Table(self.pack, name) for name in told}
        with contextlib.suppress(Broken):
            self._walk("chain.csv", self.manifest["chain"], self._own_entry)
        with contextlib.suppress(Broken):
            self._foreign()
        with contextlib.suppress(Broken):
            self._common()
        self._label_days()
        for table in self.tables.values():
            table.end()

    def _common(self) -> None:
        if self.manifest["common"] is not None:
            self._walk("common.csv", self.manifest["common"], self._common_entry)
        else:
            Table(self.pack, "common.csv").end()

    def _walk(self, file: str, ends: dict[str, Any], entry: Any) -> None:
        """Every link of one chain, from the one before the pack to the last."""
        at, stood, remembered = ends["before"]["sequence"], ends["before"]["hash"], self._remembered(file, ends)
        for number, (sequence, recorded, own_hash, payload) in self.pack.rows(file):
            if self.progress is not None and number % 5000 == 2:
                self.progress(number - 2, ends["last"]["sequence"] - ends["before"]["sequence"])
            if sequence != str(at + 1):
                self.found("gap", file, number, found=sequence, expected=at + 1)
            if hashlib.sha256(f"{stood}\n{sequence}\n{recorded}\n{payload}".encode()).hexdigest() != own_hash:
                self.found("link", file, number)
                self.counts["links_not_following"] += 1
            at, stood = (whole(sequence) if re.fullmatch("[0-9]{1,18}", sequence) else at + 1), own_hash
            if at in remembered and remembered.pop(at) != own_hash:
                self.found("head", file, number, sequence=at)
            self._entry(file, number, entry, (at, recorded, payload))
        last = ends["last"]
        if (at, stood) != (last["sequence"], last["hash"]):
            self.found("last", file, found=f"{at}:{stood}", expected=f"{last['sequence']}:{last['hash']}")
        for elsewhere in remembered:
            self.found("head_elsewhere", file, sequence=elsewhere)

    def _remembered(self, file: str, ends: dict[str, Any]) -> dict[int, str]:
        if not self.remembered or file != "chain.csv":
            return {}
        sequence, _, own_hash = self.remembered.partition(":")
        if int(sequence) != ends["before"]["sequence"]:
            return {int(sequence): own_hash.lower()}
        if own_hash.lower() != ends["before"]["hash"]:
            self.found("head", MANIFEST, sequence=sequence)
        return {}

    def _entry(self, file: str, number: int, entry: Any, link: tuple[int, str, str]) -> None:
        try:
            told = json.loads(link[2])
            entry(number, link[0], whole(link[1]), told)
        except (ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OverflowError) as error:
            self.found("payload", file, number, why=f"{type(error).__name__} {error}")

    def _own_entry(self, number: int, sequence: int, recorded: int, told: dict[str, Any]) -> None:
        self.counts["links"] += 1
        self.counts["links_outside_period"] += not self.start <= recorded < self.end
        self.sources[told["entered_by"]] += 1
        what, occurred, reason = told["what"], micro(told["occurred_at"]), told["reason"]
        badge = self.name("person", told["actor"], "chain.csv", number)
        delay = (recorded - occurred) // 1_000_000
        if told["entered_by"] == "typed":
            self.counts["typed"] += 1
            self.counts["typed_delay_s"] += delay
            self.counts["typed_longest_s"] = max(self.counts["typed_longest_s"], delay)
        if told["entered_by"] == "typed" or abs(recorded - occurred) > LATE_US:
            subject = told["document"] if what == "movement" else told["subject"]
            cells = [str(sequence), told["kind"] if what == "movement" else what, subject, iso(occurred), iso(recorded)]
            self.tables["entered-late.csv"].expect([*cells, str(delay), told["entered_by"], badge, reason])
            self.counts["late"] += 1
            self.counts["late_with_reason"] += reason != ""
        if what == "movement":
            self._movement("chain.csv", number, (self.site, sequence, recorded), told)
            return
        self._change("site", sequence, recorded, told, badge)
        self._label(sequence, occurred, told, badge)
        if what == "open_deadline":
            self.opened[str(sequence)] = {**told, "badge": badge}
        elif what in ("close_deadline", "drop_deadline"):
            self.ended[str(sequence)] = {**told, "badge": badge, "recorded": recorded}

    def _common_entry(self, number: int, sequence: int, recorded: int, told: dict[str, Any]) -> None:
        self.counts["common_links"] += 1
        self._change("common", sequence, recorded, told, self.name("person", told["actor"], "common.csv", number))

    def _change(self, chain: str, sequence: int, recorded: int, told: dict[str, Any], badge: str) -> None:
        for field, old, new in changed(told["facts"]):
            cells = [chain, str(sequence), told["what"], told["subject"], field, old, new, badge, iso(recorded)]
            self.tables["changes.csv"].expect([*cells, told["reason"]])
            self.counts["changes"] += 1
            self.counts["changes_with_reason"] += told["reason"] != ""

    def _foreign(self) -> None:
        """Movements of goods of this site that stand in the chain of another: each proved by its own hash."""
        last: dict[str, int] = {}
        for number, (site, sequence, previous, recorded, own_hash, payload) in self.pack.rows("foreign.csv"):
            if hashlib.sha256(f"{previous}\n{sequence}\n{recorded}\n{payload}".encode()).hexdigest() != own_hash:
                self.found("link", "foreign.csv", number)
            self.counts["foreign_movements"] += 1

            def entry(row: int, at: int, moment: int, told: dict[str, Any], site: str = site) -> None:
                if site == self.site or at <= last.get(site, 0) or not self.start <= moment < self.end:
                    self.found("elsewhere", "foreign.csv", row)
                last[site] = at
                self._movement("foreign.csv", row, (site, at, moment), told)

            self._entry("foreign.csv", number, entry, (whole(sequence), recorded, payload))

    def _movement(self, file: str, row: int, link: tuple[str, int, int], told: dict[str, Any]) -> None:
        site, sequence, recorded = link[0], str(link[1]), link[2]
        badge, occurred = self.name("person", told["actor"], file, row), micro(told["occurred_at"])
        cells = [site, sequence, told["id"], told["kind"], iso(occurred), iso(recorded), self.local(occurred)]
        cells += [str(told["actor"]), badge, told["workstation"], told["entered_by"], told["raw"], told["document"]]
        cells += [told["reason"], told["reverses"] or "", told["request"], str(told["partner"])]
        self.tables["movements.csv"].expect(cells)
        sums: Counter[tuple[Any, ...]] = Counter()
        for number, (item, lot, unit, place, owner, custodian, quantity) in enumerate(told["legs"], 1):
            sums[item, lot, unit] += whole(quantity)
            goods, whose = (("item", item), ("lot", lot), ("unit", unit)), (("party", owner), ("party", custodian))
            pairs = (*goods, ("place", place), *whose)
            named = [one for kind, key in pairs for one in (as_text(key), self.name(kind, key, file, row))]
            self.tables["legs.csv"].expect([site, sequence, str(number), *named, pieces(quantity)])
            self.counts["legs"] += 1
        if any(sums.values()) or len(told["legs"]) < 2:
            self.found("not_zero", file, row, movement=told["id"])
        for key, change in self._legs(told["legs"]):
            self.balance[key] += change
        for key, _ in self._legs(told["legs"]):
            if key not in self.shared and (self.balance[key] < 0 or key[3]):
                self._held(file, row, key, self.balance[key])
        self.kinds[told["kind"]] += 1
        self.counts["reversals"] += told["kind"] == "reverse"
        self.counts["reversals_with_reason"] += told["kind"] == "reverse" and told["reason"] != ""

    def local(self, us: int) -> str:
        """A moment on the clock of the site."""
        at = max(0, bisect.bisect_right(self.offsets, (us, 2**60)) - 1)
        return (EPOCH + timedelta(microseconds=us, seconds=self.offsets[at][1])).strftime("%Y-%m-%d %H:%M:%S")

    # ---------------------------------------------------------------------------------- labels and deadlines

    def _label(self, sequence: int, occurred: int, told: dict[str, Any], badge: str) -> None:
        facts, what = told["facts"], told["what"]
        if what == "order_label":
            steps = [(told["subject"], "", "queued", "ordered", facts["purpose"], facts["symbol"])]
        elif what == "order_label_run":
            steps = [(label, "", "queued", "ordered", purpose, symbol) for label, purpose, symbol in facts["labels"]]
        elif what == "label_step":
            purpose, symbol = self.purposes.get(told["subject"], ("", ""))
            steps = [(told["subject"], facts["from"], facts["to"], facts["cause"], purpose, symbol)]
        else:
            return
        day = self.local(occurred)[:10]
        for label, before, to, cause, purpose, symbol in steps:
            cells = [str(sequence), label, iso(occurred), day, before, to, cause, told["reason"], purpose, symbol]
            self.tables["labels.csv"].expect([*cells, badge, told["workstation"]])
            self.purposes[label] = (purpose, symbol)
            self.labels.step(label, before, to, day)

    def _label_days(self) -> None:
        table, days = Table(self.pack, "label-days.csv"), self.labels.days()
        for day in sorted(days):
            table.expect([day, *(str(days[day][name]) for name in COUNTS)])
        table.end()
        self.label_sums = {name: sum(day[name] for day in days.values()) for name in COUNTS}

    def _deadlines(self) -> None:
        told = COLUMNS["deadlines.csv"]
        running: dict[tuple[str, str], tuple[int, int]] = {}
        for number, row in self.pack.rows("deadlines.csv"):
            try:
                self._deadline(number, {name: row[at] for at, name in enumerate(told)})
                if not row[told.index("done_at")]:
                    running[row[1], row[3]] = number, int(row[told.index("opened_link")] or 0)
            except (ValueError, KeyError, TypeError, OverflowError) as error:
                self.found("unreadable", "deadlines.csv", number, why=error)
        for sequence, link in self.opened.items():
            facts = link["facts"]
            if self.start <= micro(facts["due_at"]) < self.end and facts["rule"] not in WATCHES:
                self.found("deadline_missing", "deadlines.csv", sequence=sequence)
        for sequence, link in self.ended.items():
            number, opened = running.get((link["facts"]["rule"], link["subject"]), (0, 0))
            if number and opened < int(sequence):  # one that was opened after it is another one
                self.found("deadline_ended", "deadlines.csv", number, sequence=sequence)

    def _deadline(self, number: int, row: dict[str, str]) -> None:
        must = self._by_links(row)
        due = micro(row["due_at"])
        if not self.start <= due < self.end:
            self.found("deadline_due", "deadlines.csv", number)
        before = row["done_at"] != "" and row["ended_link"] == ""
        if before and (row["opened_link"] or micro(row["done_at"]) >= self.start):
            self.found("deadline_unlinked", "deadlines.csv", number)
        if "outcome" not in must and not (before and row["outcome"] == "dropped"):
            must["outcome"] = self._outcome(due // 1_000_000, row["done_at"])
        for name, expected in must.items():
            if row[name] != expected:
                self.found("deadline", "deadlines.csv", number, column=name, found=row[name], expected=expected)
        outcome, weight = row["outcome"], whole(row["weight"])
        counted = outcome in ("on_time", "late", "running_late")
        self.counts["due"] += counted
        self.counts["deadline_" + outcome] += 1
        self.counts["weight"] += weight * counted
        self.counts["kept_weight"] += weight * (outcome == "on_time")

    def _by_links(self, row: dict[str, str]) -> dict[str, str]:
        """What the links that a deadline names say of it."""
        must: dict[str, str] = {}
        opened = self.opened.pop(row["opened_link"], None)
        ended = self.ended.pop(row["ended_link"], None)
        for name, link in (("opened_link", opened), ("ended_link", ended)):
            if link is None:
                must[name] = ""
            elif (link["facts"]["rule"], link["subject"]) != (row["rule"], row["document"]):
                must |= {"document": link["subject"], "rule": link["facts"]["rule"]}
        if opened is not None:
            must |= {"due_at": iso(micro(opened["facts"]["due_at"])), "opened_by": opened["badge"]}
        if ended is None:
            must |= dict.fromkeys(["entered_after_s", *([] if row["done_at"] else ["done_source", "done_by"])], "")
        else:
            facts = ended["facts"]
            if ended["what"] == "drop_deadline":
                at = {"done_at": iso(micro(ended["occurred_at"])), "done_source": ended["entered_by"]}
                must |= {"outcome": "dropped", **at}
            elif "ended_at" in facts:
                must |= {"done_at": iso(micro(facts["ended_at"])), "done_source": facts["source"]}
            must["done_by"] = ended["badge"]
            must["entered_after_s"] = str((ended["recorded"] - micro(row["done_at"])) // 1_000_000)
        return must

    def _outcome(self, due_s: int, done_at: str) -> str:
        if done_at:
            return "on_time" if micro(done_at) // 1_000_000 <= due_s else "late"
        made_s = min(self.end, micro(self.manifest["made"]["at"])) // 1_000_000
        return "running_late" if due_s < made_s else "running"

    # ---------------------------------------------------------------------------------- what must come out of it

    def _closing(self) -> None:
        table, held = Table(self.pack, "closing.csv"), {key: one for key, one in self.balance.items() if one}
        units: set[str] = set()
        for row, key in enumerate(sorted(held, key=lambda one: tuple(int(part or 0) for part in one)), 2):
            table.expect(self._told_balance(key, held[key], row))
            self._held("closing.csv", row, key, held[key])
            if key[3] and key[3] in units:
                self.found("two_places", "closing.csv", row, serial=self.names.get(("unit", key[3]), key[3]))
            units.add(key[3])
        table.end()
        self.counts["closing_rows"], self.counts["closing_quantity"] = len(held), sum(held.values())

    def _rows(self) -> None:
        for row, one in enumerate(self.names, 2):
            if one not in self.named:
                self.found("name_unused", "names.csv", row)
        for one in self.manifest["members"]:
            counted = self.pack.counted.get(one["name"])
            if counted is not None and counted != one["rows"]:
                self.found("rows", one["name"], found=counted, expected=one["rows"])

    def _figures(self) -> None:
        count, typed = self.counts, ("typed", "typed_delay_s", "typed_longest_s")
        entered = {name: self.sources[name] for name in ("scan", "click", "import", "typed", "clock")}
        by_people = sum(entered.values()) - entered["clock"]
        self.figures = {
            **{name: count[name] for name in ("links", "links_outside_period", "links_not_following", "common_links")},
            **{name: count[name] for name in ("legs", "foreign_movements", "reversals", "reversals_with_reason")},
            "entries": entered,
            "scan_per_mille": (2000 * entered["scan"] + by_people) // (2 * by_people) if by_people else 0,
            "movements": dict(sorted(self.kinds.items())),
            "typed": {name[6:] or "entries": count[name] for name in typed},
            "late": {"entries": count["late"], "with_reason": count["late_with_reason"]},
            "changes": {"rows": count["changes"], "with_reason": count["changes_with_reason"]},
            "labels": getattr(self, "label_sums", {}),
            "deadlines": {"due": count["due"], "weight": count["weight"], "kept_weight": count["kept_weight"]}
            | {one: count["deadline_" + one] for one in ("on_time", "late", "running_late", "running", "dropped")},
            "opening": {"rows": count["opening_rows"], "thousandths": count["opening_quantity"]},
            "closing": {"rows": count["closing_rows"], "thousandths": count["closing_quantity"]},
        }
        claimed = flat(self.manifest["figures"])
        for name, expected in sorted({**dict.fromkeys(claimed), **flat(self.figures)}.items()):
            found = claimed.get(name)
            if type(found) is not type(expected) or found != expected:
                self.found("figure", MANIFEST, figure=name, found=found, expected=expected)

    def _earlier(self) -> None:
        """The pack of the period before must end where this one begins, with the same balances."""
        if self.after is None:
            return
        earlier = Proof(self.after)
        with contextlib.suppress(Broken), contextlib.closing(Pack(self.after, earlier.found)) as earlier.pack:
            earlier.pack.open()
            earlier._members()
            if earlier.manifest["chain"]["last"] != self.manifest["chain"]["before"]:
                self.found("after", self.after.name, what="chain")
            before, now = earlier.pack.rows("closing.csv"), self.pack.rows("opening.csv")
            if [row for _, row in before] != [row for _, row in now]:
                self.found("after", self.after.name, what="closing.csv / opening.csv")
        self.faults += earlier.faults


def flat(figures: Any, before: str = "") -> dict[str, Any]:
    """Figures by one name each."""
    if not isinstance(figures, dict):
        return {before[:-1]: figures}
    return {name: one for key, value in figures.items() for name, one in flat(value, f"{before}{key}.").items()}


def verify(path: Path, head: str = "", manifest_sha256: str = "", after: Path | None = None) -> Proof:
    """Prove a pack; `Proof.faults` is empty when it is sound."""
    proof = Proof(path, head, manifest_sha256, after)
    proof.run()
    return proof


def _head(text: str) -> str:
    plain = re.sub("[ \n]", "", text)  # the window shows a hash in groups
    if not re.fullmatch("[0-9]{1,18}:[0-9a-fA-F]{64}", plain):
        raise argparse.ArgumentTypeError("SEQUENCE:HASH, such as 1204:9f2c…")
    return plain


def _sha256(text: str) -> str:
    plain = re.sub("[ \n]", "", text)
    if not re.fullmatch("[0-9a-fA-F]{64}", plain):
        raise argparse.ArgumentTypeError("64 hexadecimal digits / 64 位十六进制数")
    return plain


def main(arguments: list[str] | None = None) -> int:
    """The command line; see above."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    parser = argparse.ArgumentParser(description="Prove an audit pack of Sparezone. / 验证 Sparezone 审计包。")
    parser.add_argument("pack", type=Path, metavar="PACK")
    parser.add_argument("--head", type=_head, metavar="SEQUENCE:HASH")
    parser.add_argument("--manifest", type=_sha256, metavar="SHA256")
    parser.add_argument("--after", type=Path, metavar="EARLIER_PACK")
    given = parser.parse_args(arguments)
    for path in (given.pack, given.after):
        if path is not None and not os.path.exists(path):  # noqa: PTH110  # never raises
            parser.error(f"{path}: not there / 不存在")
    proof = verify(given.pack, given.head or "", given.manifest or "", given.after)
    for name, value in flat(proof.figures).items():
        sys.stdout.write(f"  {name}: {value}\n")
    for fault in proof.faults:
        sys.stdout.write(f"FAULT 错误 · {fault.line()}\n")
    sys.stdout.write(f"manifest.json SHA-256: {proof.manifest_sha256}\n")
    sys.stdout.write("UNSOUND / 未通过\n" if proof.faults else "SOUND / 通过\n")
    return 1 if proof.faults else 0


if __name__ == "__main__":
    sys.exit(main())
