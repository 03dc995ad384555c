"""What a person's own printer file may say: drawing and the settings of one job, nothing that outlives it.

Not here, and so refused by name: formats and graphics being stored, files, firmware, network, permanent settings
(``^JU``), other command signs (``^CC``), the printer's own counters (``^SN``, ``COUNTER``), programs and sounds.
"""

import re

_N = rb"[0-9]{1,5}"
_DRAWING = rb"[ -~]*"
_TEXT = rb"[ -~\x80-\xff]*"
_LENGTH = rb"[0-9.]{1,8} ?(?:mm|dot)?"
_STRING = rb'"(?:\\\["\]|[^"\\]|\\(?!\["\]))*"'
_ARGUMENT = rb"(?:-?[0-9.]{1,8}|[A-Za-z][0-9]{0,5}|%s)" % _STRING
_ARGUMENTS = rb"%s(?: ?, ?%s)*" % (_ARGUMENT, _ARGUMENT)


def _forms(forms: dict[str, bytes]) -> dict[str, re.Pattern[bytes]]:
    return {name: re.compile(form, re.DOTALL) for name, form in forms.items()}


ZPL_RAW = _forms(
    {
        **dict.fromkeys(("^XA", "^XZ", "^FS", "^FR"), rb""),
        **dict.fromkeys(("^PW", "^LL"), _N + rb"(?:,[YN])?"),
        **dict.fromkeys(("^LH", "^FO", "^FT"), rb"%s,%s(?:,[0-2])?" % (_N, _N)),
        **dict.fromkeys(("^LT", "^LS", "^MD"), rb"-?[0-9.]{1,5}"),
        **dict.fromkeys(("^PM", "^LR"), rb"[YN]"),
        **dict.fromkeys(("^A", "^BY", "^CF", "^FB", "^GB", "^GC", "^GD", "^GE", "^GS", "^XG"), _DRAWING),
        **dict.fromkeys(("^BC", "^BX", "^BQ", "^B2", "^B3", "^B8", "^BE", "^BU"), _DRAWING),
        **dict.fromkeys(("^FD", "^FX"), _TEXT),
        "~SD": rb"[0-9]{1,2}",
        "^CI": rb"[0-9]{1,2}",
        "^FH": rb"[!-~]?",
        "^FW": rb"[NRIB](?:,[0-2])?",
        "^GF": rb"A,.+",
        "^JZ": rb"N",
        "^MM": rb"[A-Z](?:,[YN])?",
        "^MN": rb"[A-Z](?:,-?[0-9]{1,4})?",
        "^MT": rb"[TD]",
        "^PO": rb"[NI]",
        "^PR": rb"[0-9A-E](?:,[0-9A-E]){0,2}",
        "^PQ": rb"1(?:,0?(?:,[01]?(?:,[YN]?(?:,[YN])?)?)?)?",
    }
)
"""Every ZPL command that a person's file may use."""

TSPL_RAW = _forms(
    {
        **dict.fromkeys(("SIZE", "GAP", "BLINE"), rb"%s(?: ?, ?%s)?" % (_LENGTH, _LENGTH)),
        **dict.fromkeys(("DENSITY", "SPEED"), rb"[0-9.]{1,4}"),
        **dict.fromkeys(("TEXT", "BLOCK", "BARCODE", "DMATRIX", "QRCODE", "PDF417"), _ARGUMENTS),
        **dict.fromkeys(("BAR", "BOX", "CIRCLE", "ELLIPSE", "ERASE", "REVERSE", "REFERENCE"), _ARGUMENTS),
        "DIRECTION": rb"[01](?:,[01])?",
        "OFFSET": _LENGTH,
        "SHIFT": rb"-?[0-9]{1,4}(?:,-?[0-9]{1,4})?",
        "CODEPAGE": rb"[A-Za-z0-9-]{1,12}",
        "SET": rb"REPRINT OFF|(?:TEAR|PEEL|RIBBON) (?:ON|OFF)|CUTTER OFF",
        "CLS": rb"",
        "BITMAP": rb"%s,%s,%s,%s,[0-2]" % (_N, _N, _N, _N),
        "PRINT": rb"1(?: ?, ?1)?",
    }
)
"""Every TSPL command that a person's file may use."""
