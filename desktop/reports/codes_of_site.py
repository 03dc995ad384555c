"""The codes that a site needs on paper: its bins, and the badges of its people."""

from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.codes import Code, CodeKind
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.queries.master_data import people, places
from desktop.reports.code_sheet import CodeLabel, build_code_sheet

_PLACES: Final = ("Codes of the places of {0}", "{0} 库位码")
_BADGES: Final = ("Badges", "工牌")
_ROLES: Final = {
    "clerk": "仓管员",
    "engineer": "工程师",
    "supervisor": "主管",
    "administrator": "管理员",
    "auditor": "审核员",
}


def build_place_codes(connection: Connection, path: Path, language: str, site: str) -> int:
    """Write the labels of a site's bins; returns how many.

    Args:
        connection: the database.
        path: the PDF.
        language: ``zh_CN`` or ``en``.
        site: code of the site.

    Raises:
        Refusal: ``unknown_site`` when it has no bins.
        OSError: the file cannot be written.
    """
    rows = places(connection, site, kinds=(PlaceKind.BIN,))
    if not rows:
        raise Refusal("unknown_site", site=site)
    chinese = language == "zh_CN"
    labels = [
        CodeLabel(
            Code(CodeKind.PLACE, row.code).text,
            row.code,
            " · ".join(part for part in (row.zone, row.name if chinese else row.name_en or row.name) if part),
        )
        for row in rows
    ]
    build_code_sheet(path, _PLACES[chinese].format(site), labels)
    return len(labels)


def build_badges(connection: Connection, path: Path, language: str) -> int:
    """Write the badges of everybody; returns how many.

    Args:
        connection: the database.
        path: the PDF.
        language: ``zh_CN`` or ``en``.

    Raises:
        OSError: the file cannot be written.
    """
    chinese = language == "zh_CN"
    labels = [
        CodeLabel(
            Code(CodeKind.PERSON, row.badge).text,
            row.name,
            f"{row.badge} · {_ROLES[row.role.value] if chinese else row.role.value}",
        )
        for row in people(connection)
    ]
    build_code_sheet(path, _BADGES[chinese], labels)
    return len(labels)
