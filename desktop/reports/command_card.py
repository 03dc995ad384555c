"""The command card: one sheet to laminate, from which a whole day is worked without mouse or keyboard."""

from pathlib import Path
from typing import Final

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from desktop.domain.codes import Code, CodeKind, Command
from desktop.reports.command_entries import CONSIGNMENT, MOST_IN_GROUP, Entry, Group, Said
from desktop.reports.paper import (
    ACCENT,
    BAR_HEIGHT_MM,
    BOLD,
    LINE,
    MUTED,
    WORDS,
    draw_symbol,
    module_mm,
    sheet,
    write,
)

_FIRST_DAY: Final = (
    Group(
        ("Tasks", "任务"),
        (
            Entry(Command.RECEIVE, ("RECEIVE", "收货"), ("Open the receiving desk.", "打开收货台。")),
            Entry(Command.PUT_AWAY, ("PUT AWAY", "上架"), ("Open the put-away desk.", "打开上架台。")),
            Entry(
                Command.FIND, ("FIND", "查找"), ("Ask by a scan what it is and where.", "扫描后显示是什么、在哪里。")
            ),
        ),
    ),
    Group(
        ("At any time", "随时可用"),
        (
            Entry(Command.UNDO, ("UNDO", "撤销"), ("Take back your last booking.", "撤销您的上一笔记账。")),
            Entry(Command.WHO_AM_I, ("WHO AM I", "当前人员"), ("Show who is signed in.", "显示当前登录的人员。")),
            Entry(Command.LANGUAGE, ("LANGUAGE", "语言"), ("Change to Chinese.", "切换为英文。")),
        ),
    ),
    Group(
        ("Decide", "决定"),
        (
            Entry(
                Command.CONFIRM,
                ("CONFIRM", "确认"),
                ("Post the delivery; insist on a bin.", "过账送货；坚持放入该库位。"),
            ),
            Entry(
                Command.ACKNOWLEDGE,
                ("ACKNOWLEDGE", "知晓"),
                ("Seen: let the held line go on.", "已知晓：解除停线，继续扫描。"),
            ),
            Entry(
                Command.QUARANTINE,
                ("QUARANTINE", "隔离"),
                ("Put the refused goods on hold.", "将被拒收的货物隔离，并打印隔离标签。"),
            ),
        ),
    ),
    Group(
        ("Receiving", "收货"),
        (
            Entry(
                Command.CLOSE_TRAY,
                ("CLOSE TRAY", "封盒"),
                ("The tray is done; print its label.", "本盒清点完毕，打印盒标签。"),
            ),
            Entry(
                Command.PICK_FROM_NOTICE,
                ("PICK FROM NOTICE", "从通知选取"),
                ("Code unreadable: print a new label.", "条码无法识别：从通知选取，打印新标签。"),
            ),
            Entry(
                Command.ACCEPT_SHORT_DATE,
                ("ACCEPT SHORT DATE", "接受近效期"),
                ("Accept the marked unit.", "接受被标记的近效期货物。"),
            ),
        ),
    ),
)

GROUPS: Final = (*_FIRST_DAY, *CONSIGNMENT)
"""Every heading of the card, in order."""

A_PAGE: Final = 4
"""Headings on a page: two columns of two."""

_TITLE: Final[Said] = ("Command card", "命令卡")
_HINT: Final[Said] = (
    "After a refused scan the line is held: nothing is booked until ACKNOWLEDGE or QUARANTINE is scanned.",
    "要做什么，就扫什么。扫描被拒后停线：扫「知晓」或「隔离」之前，不会记账。",
)

MARGIN: Final = 10 * mm
GUTTER: Final = 13 * mm
HEAD: Final = 17 * mm
GROUP_HEAD: Final = 8 * mm
ROW: Final = 26 * mm
MOST_MODULE_MM: Final = 0.40


def code_of(command: Command) -> str:
    """The text in a command's symbol."""
    return Code(CodeKind.COMMAND, command.value).text


def build_command_card(path: Path, language: str) -> None:
    """Write the card, A4 landscape; both languages stand on it, the chosen one first.

    Args:
        path: the PDF.
        language: ``zh_CN`` or ``en``.

    Raises:
        OSError: it cannot be written.
    """
    first = int(language == "zh_CN")
    with sheet(path, landscape(A4), f"Sparezone · {_TITLE[first]}") as canvas:
        width, height = landscape(A4)
        column = (width - 2 * MARGIN - GUTTER) / 2
        codes = [code_of(entry.command) for group in GROUPS for entry in group.entries]
        module = module_mm(codes, column / mm, MOST_MODULE_MM)
        for number, group in enumerate(GROUPS):
            if number % A_PAGE == 0:
                _head(canvas, first, new_page=number > 0)
            left = MARGIN + (number % A_PAGE // 2) * (column + GUTTER)
            top = height - MARGIN - HEAD - (number % 2) * (GROUP_HEAD + MOST_IN_GROUP * ROW)
            _group(canvas, (left, top, column), group, first, module)


def _head(canvas: Canvas, first: int, *, new_page: bool) -> None:
    if new_page:
        canvas.showPage()
    width, height = landscape(A4)
    base = height - MARGIN - 7 * mm
    end = write(canvas, (MARGIN, base), _TITLE[first], (BOLD, 22))
    write(canvas, (end + 4 * mm, base), _TITLE[1 - first], (WORDS, 13), MUTED)
    write(canvas, (width - MARGIN - 24 * mm, base), "Sparezone", (BOLD, 13), ACCENT)
    write(canvas, (MARGIN, base - 6 * mm), _HINT[first], (WORDS, 9), MUTED)


def _group(canvas: Canvas, box: tuple[float, float, float], group: Group, first: int, module: float) -> None:
    left, top, width = box
    canvas.setStrokeColor(ACCENT)
    canvas.setLineWidth(1.2)
    canvas.line(left, top - 1.2 * mm, left + width, top - 1.2 * mm)
    end = write(canvas, (left, top - 6 * mm), group.word[first], (BOLD, 11), ACCENT)
    write(canvas, (end + 2.5 * mm, top - 6 * mm), group.word[1 - first], (WORDS, 9), MUTED)
    for row, entry in enumerate(group.entries):
        under = top - GROUP_HEAD - row * ROW
        if row:
            canvas.setStrokeColor(LINE)
            canvas.setLineWidth(0.4)
            canvas.line(left, under, left + width, under)
        _entry(canvas, (left, under), entry, first, module)


def _entry(canvas: Canvas, at: tuple[float, float], entry: Entry, first: int, module: float) -> None:
    left, top = at
    base = top - 5.8 * mm
    end = write(canvas, (left, base), entry.word[first], (BOLD, 15))
    end = write(canvas, (end + 2.5 * mm, base), entry.word[1 - first], (WORDS, 10), MUTED)
    write(canvas, (end + 4 * mm, base), entry.does[first], (WORDS, 9))
    draw_symbol(canvas, (left, base - 2.4 * mm - BAR_HEIGHT_MM * mm), code_of(entry.command), module)
