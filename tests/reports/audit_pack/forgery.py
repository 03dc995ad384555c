"""Changing a pack as somebody would who wants other figures: with or without making its hashes anew."""

import csv
import hashlib
import io
import json
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from desktop.domain.chain import canonical, link

Row = list[str]


@dataclass
class Forgery:
    """The members of a pack, to be changed at will.

    Attributes:
        order: the members as they shall stand in the zip; more than once for one that shall be there twice.
    """

    members: dict[str, bytes]
    manifest: dict[str, Any]
    more: list[tuple[str | zipfile.ZipInfo, bytes]] = field(default_factory=list)

    def table(self, name: str) -> list[Row]:
        return list(csv.reader(io.StringIO(self.members[name].decode("utf-8-sig"), newline="")))

    def put(self, name: str, rows: list[Row]) -> None:
        out = io.StringIO(newline="")
        csv.writer(out).writerows(rows)
        self.members[name] = ("\ufeff" + out.getvalue()).encode()

    def change(self, name: str, work: Callable[[list[Row]], Any]) -> None:
        """Change the rows of a table in place; the first is the header."""
        rows = self.table(name)
        work(rows)
        self.put(name, rows)

    def cell(self, name: str, row: int, column: str, value: str) -> None:
        rows = self.table(name)
        rows[row][rows[0].index(column)] = value
        self.put(name, rows)

    def payload(self, row: int, work: Callable[[dict[str, Any]], Any]) -> None:
        """Change what a link says and make its hash anew, but not those behind it."""
        rows = self.table("chain.csv")
        told = json.loads(rows[row][3])
        work(told)
        rows[row][3] = canonical(told)
        before = rows[row - 1][2] if row > 1 else self.manifest["chain"]["before"]["hash"]
        rows[row][2] = link(before, int(rows[row][0]), int(rows[row][1]), rows[row][3])
        self.put("chain.csv", rows)

    def rehash(self) -> None:
        """Make the manifest fit the members again: sizes, hashes and counts of rows."""
        kept = {one["name"]: one for one in self.manifest["members"] if one["name"] in self.members}
        for name, data in self.members.items():
            rows = len(self.table(name)) - 1 if name.endswith(".csv") else 0
            kept[name] = {"name": name, "size": len(data), "sha256": hashlib.sha256(data).hexdigest(), "rows": rows}
        self.manifest["members"] = list(kept.values())

    def save(self, path: Path) -> Path:
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in (*self.members.items(), ("manifest.json", json.dumps(self.manifest).encode())):
                archive.writestr(name, data)
            for name, data in self.more:
                archive.writestr(name, data)
        return path


def forge(pack: Path) -> Forgery:
    """A pack, opened to be changed."""
    with zipfile.ZipFile(pack) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    return Forgery(members, json.loads(members.pop("manifest.json")))
