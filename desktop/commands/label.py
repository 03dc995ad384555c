"""``sparezone label``: one label to a file, or many scans to A4 sheets, by the same path as in the window."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Final

from desktop.commands.options import DONE, tell, told
from desktop.devices.label_printer import DrawingForm, Graphics, Language, PrinterSettings
from desktop.domain.clock import SystemClock
from desktop.domain.errors import Refusal
from desktop.domain.origin import new_id
from desktop.domain.udi import Mode, decode
from desktop.labels.drawing import Drawing
from desktop.labels.field_names import FIELDS
from desktop.labels.fields import fields_of
from desktop.labels.paint import paint
from desktop.labels.sheet_pdf import form_for, sheet_pdf
from desktop.labels.shipped import names, shipped, template
from desktop.models.label import LabelPurpose, LabelState
from desktop.queries.labels import LabelContent
from desktop.runtime.label_work import checked, drawn, prepare
from desktop.runtime.prepared_label import Desk
from desktop.services.label_symbols import symbol_of
from desktop.settings import LANGUAGES
from desktop.storage.errors import EnvironmentFault

_FORMS: Final = {"zpl": Language.ZPL, "tspl": Language.TSPL, "pdf": Language.PDF, "png": Language.SYSTEM}


def run(arguments: list[str]) -> int:
    """Write labels; tells what they say as one JSON line."""
    parser = _parser()
    given = parser.parse_args(arguments)
    given.now = SystemClock().now()
    given.today = given.today or given.now.astimezone().date()
    if given.list or given.fields:
        return _print_lists(given)
    if given.run and (not given.actor or not given.out):
        parser.error("--run needs --actor and --out")
    if given.run:
        from desktop.commands.label_run import write_run

        return told(lambda: write_run(given), given.text_language)
    if not given.out or not given.template:
        parser.error("--template and --out are needed")
    work = _sheets if given.sheet else _one
    return told(lambda: work(given), given.text_language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="sparezone label", description=__doc__)
    parser.add_argument("--list", action="store_true", help="print the templates")
    parser.add_argument("--fields", action="store_true", help="print the names that --field may give")
    parser.add_argument("--udi", default="", metavar="RAW", help="what a scanner reads from the goods")
    parser.add_argument("--template", default="", metavar="NAME")
    parser.add_argument("--templates", default=None, type=Path, metavar="DIR", help="with templates of your own")
    parser.add_argument("--language", default="zpl", choices=sorted(_FORMS), help="of the printer, or a picture")
    parser.add_argument("--drawing", default="raster", choices=list(DrawingForm))
    parser.add_argument("--graphics", default="acs", choices=list(Graphics), help="how ZPL packs pictures")
    parser.add_argument("--dpi", type=int, default=203)
    parser.add_argument(
        "--width-mm", type=float, default=None, metavar="W", help="of the stock; the template's if left"
    )
    parser.add_argument("--height-mm", type=float, default=None, metavar="H")
    parser.add_argument("--text-language", default="zh_CN", choices=LANGUAGES)
    parser.add_argument("--field", action="append", default=[], type=_pair, metavar="NAME=VALUE")
    parser.add_argument("--today", default=None, type=date.fromisoformat, metavar="YYYY-MM-DD", help="for old dates")
    parser.add_argument("--sheet", action="store_true", help="A4 PDF of one label for each scan on stdin")
    parser.add_argument("--run", default="", metavar="ID", help="A4 PDF of a run's waiting labels, recorded as printed")
    parser.add_argument("--actor", default="", metavar="BADGE", help="--run: who prints")
    parser.add_argument("--workstation", default="", metavar="NAME", help="--run: at which desk")
    parser.add_argument("--database-url", default="", metavar="URL", help="--run: where the labels are")
    parser.add_argument("--data-dir", default="", metavar="DIR")
    parser.add_argument("--settings", default="", metavar="FILE")
    parser.add_argument("--start", type=int, default=1, metavar="N", help="first free place of a begun sheet")
    parser.add_argument("--out", default="", metavar="FILE")
    return parser


def _pair(text: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name:
        raise argparse.ArgumentTypeError(f"not NAME=VALUE: {text}")
    return name, value


def _print_lists(given: argparse.Namespace) -> int:
    if given.fields:
        sys.stdout.write("".join(f"{name}\n" for name in FIELDS))
        return DONE
    own = () if given.templates is None else names(given.templates)
    return told(lambda: _list(given, own), given.text_language)


def _list(given: argparse.Namespace, own: tuple[str, ...]) -> int:
    for name in sorted({*shipped(), *own}):
        made = template(name, given.templates)
        size = {"width_mm": made.width_mm, "height_mm": made.height_mm}
        tell({"name": name, "title": made.title.said(given.text_language), "purpose": made.purpose.value} | size)
    return DONE


# ---------------------------------------------------------------- what the label is for


def _content(given: argparse.Namespace, raw: str) -> LabelContent:
    """A job as the ledger would hold it."""
    more = dict(given.field)
    for name in more:
        if name not in FIELDS:
            raise Refusal("bad_label_option", field=name)
    purpose = LabelPurpose(template(given.template, given.templates).purpose.value)
    if raw:
        udi = decode(raw, today=given.today, mode=Mode.STRICT)
        symbol, fields = symbol_of(udi), fields_of(udi, more, raw=raw)
    elif more.get("code"):
        symbol, fields = more["code"], more
    else:
        raise Refusal("field_empty", field="udi")
    return LabelContent(
        label=new_id(),
        purpose=purpose,
        state=LabelState.QUEUED,
        template=given.template,
        language=given.text_language,
        symbol=symbol,
        fields=fields,
        copies=1,
        printer="",
        workstation="",
        reprint=0,
        ordered_by="",
        ordered_at=given.now,
    )


def _stock(given: argparse.Namespace) -> PrinterSettings:
    made = template(given.template, given.templates)
    return PrinterSettings(
        name="",
        language=_FORMS[given.language],
        url="",
        dpi=given.dpi,
        width_mm=given.width_mm or made.width_mm,
        height_mm=given.height_mm or made.height_mm,
        drawing=DrawingForm(given.drawing),
        graphics=Graphics(given.graphics),
    )


def _desk(given: argparse.Namespace) -> Desk:
    return Desk(given.today, given.text_language, given.templates)


# ---------------------------------------------------------------- written


def _one(given: argparse.Namespace) -> int:
    content = _content(given, given.udi)
    made = prepare(content, _stock(given), _desk(given))
    _save(Path(given.out), made.payload)
    read = [{"kind": one.kind.value, "identifier": one.identifier, "message": one.message} for one in made.read]
    facts = {"symbol": content.symbol, "bytes": len(made.payload), "sha256": made.sha256, "read_back": read}
    tell({"ok": True, "template": given.template, "language": given.language, "path": given.out} | facts)
    return DONE


def _sheets(given: argparse.Namespace) -> int:
    """Every label is read back before anything is written; one that is refused names its line."""
    stock = _stock(given)
    form = replace(form_for(stock.width_mm, stock.height_mm), start=given.start)
    labels = list(_drawn_from(given, stock, _scans(sys.stdin.buffer)))
    if not labels:
        raise Refusal("no_lines")
    _save(Path(given.out), sheet_pdf(labels, form, title=given.template))
    pages = -(-(given.start - 1 + len(labels)) // form.places)
    tell({"ok": True, "template": given.template, "path": given.out, "labels": len(labels), "pages": pages})
    return DONE


def _drawn_from(given: argparse.Namespace, stock: PrinterSettings, scans: Iterable[str]) -> Iterator[Drawing]:
    for line, raw in enumerate(scans, 1):
        try:
            content = _content(given, raw)
            drawing = drawn(content, stock, _desk(given))
            checked(drawing, paint(drawing), content.symbol, given.today)
        except Refusal as refusal:
            raise Refusal(refusal.code, **{"row": line, **refusal.facts}) from refusal
        yield drawing


def _scans(stream: Iterable[bytes]) -> Iterator[str]:
    """Lines end with LF or CR LF; nothing else ends one, for a scan may hold the other separators."""
    for data in stream:
        line = data.decode("utf-8", errors="replace").removeprefix("\ufeff").removesuffix("\n").removesuffix("\r")
        if line:
            yield line


def _save(path: Path, data: bytes) -> None:
    try:
        path.write_bytes(data)
    except OSError as error:
        raise EnvironmentFault("cannot_open", path=str(path), detail=str(error.strerror)) from error
