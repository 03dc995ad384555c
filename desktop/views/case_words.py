"""Rows of a case as the screen shows them: specifications, what went out, stickers."""

from desktop.queries.case_facts import GoodsRow, Spec, Sticker
from desktop.queries.cases import CaseView
from desktop.views.names import named
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.check_rows import CheckRow
from desktop.views.widgets.shapes import Shape
from desktop.views.words.consignment.cases import DIFFERENCES, FATES
from desktop.views.words.marking import QT_TRANSLATE_NOOP

SPARE = QT_TRANSLATE_NOOP("messages", "%1 spare")
NO_SPARE = QT_TRANSLATE_NOOP("messages", "no spare")
MISSING = QT_TRANSLATE_NOOP("messages", "missing")
IS_BACK = QT_TRANSLATE_NOOP("messages", "came back")
AWAY = QT_TRANSLATE_NOOP("messages", "not back yet")


def spec_rows(specs: tuple[Spec, ...]) -> list[CheckRow]:
    """The plan with its spares: the red ones first."""
    return [_spec(spec) for spec in sorted(specs, key=lambda spec: spec.green)]


def _spec(spec: Spec) -> CheckRow:
    provided = spec.in_trays + spec.reserved
    word = text(SPARE).replace("%1", f"{spec.spare:f}") if spec.green else text(NO_SPARE)
    look = (Shape.TICKED_CIRCLE, Role.OK) if spec.green else (Shape.CROSSED_OCTAGON, Role.REFUSED)
    name = " · ".join(part for part in (named(spec.name, spec.name_en), spec.specification) if part)
    return CheckRow(spec.ref, *look, spec.ref, name, word, f"{provided:f}/{spec.planned}")


def goods_rows(view: CaseView) -> list[CheckRow]:
    """The stickers that never went out, then what differs, then what was used, then what came back."""
    scanned = bool(view.check.back or view.check.used)
    strangers = [_stranger(one) for one in view.stickers if not one.went_out]
    rows = [(_order(row), _goods(row, view, scanned=scanned)) for row in view.went_out]
    return [*strangers, *(shown for _, shown in sorted(rows, key=lambda one: one[0]))]


def _order(row: GoodsRow) -> int:
    if row.missing != row.used:
        return 0
    return 1 if row.used else 2


def _stranger(one: Sticker) -> CheckRow:
    look = (Shape.CROSSED_OCTAGON, Role.REFUSED)
    return CheckRow(
        one.serial or one.lot, *look, one.serial or one.lot, named(one.name, one.name_en), _why("never_went_out")
    )


def _why(code: str) -> str:
    return text(DIFFERENCES[code])


def _goods(row: GoodsRow, view: CaseView, *, scanned: bool) -> CheckRow:
    code = row.serial or row.lot
    name = named(row.name, row.name_en)
    figure = f"{row.back:f}/{row.quantity:f}"
    if not scanned:
        return CheckRow(code, Shape.RING, Role.MUTED, code, name, text(AWAY), figure)
    if row.missing == row.used:
        word = f"{row.used:f} {_fates(row, view)}" if row.used else text(IS_BACK)
        look = (Shape.OUT_ARROW, Role.INFO) if row.used else (Shape.TICKED_CIRCLE, Role.OK)
        return CheckRow(code, *look, code, name, word, figure)
    if row.used > row.missing:
        return CheckRow(code, Shape.CROSSED_OCTAGON, Role.REFUSED, code, name, _why("used_but_back"), figure)
    left = row.missing - row.used
    return CheckRow(code, Shape.CROSSED_OCTAGON, Role.REFUSED, code, name, f"{left:f} {text(MISSING)}", figure)


def _fates(row: GoodsRow, view: CaseView) -> str:
    same = [
        one
        for one in view.stickers
        if one.went_out and (one.ref, one.lot, one.serial) == (row.ref, row.lot, row.serial)
    ]
    fates = dict.fromkeys(one.fate.value for one in same)
    return " + ".join(text(FATES[fate]) for fate in fates)
