"""A `Udi` as text again: for symbols, for symbol writers, for people."""

from datetime import date

from desktop.domain.errors import Refusal
from desktop.domain.udi.characters import EOT, GS, RS
from desktop.domain.udi.checks import hibc_character, ma_digit
from desktop.domain.udi.decoded import Agency, Encoded, Precision, Udi
from desktop.domain.udi.gs1_dictionary import identifier

_LAST = ("10", "21")


def encode(udi: Udi) -> Encoded:
    """The UDI as text; ``decode(encode(x).scan) == x``.

    GS1: fixed-length AIs first, lot and serial last, a separator only where one is needed (GenSpecs 7.8.5.3), the data
    exactly as on the maker's label. The other agencies: one standard form from the fields.

    Raises:
        Refusal: ``cannot_encode`` if the fields have no form in the agency's grammar.
    """
    if udi.agency is Agency.GS1:
        return _gs1(_gs1_pairs(udi))
    text = _WRITERS[udi.agency](udi)
    return Encoded(text, "", _readable(udi, text), text)


def _gs1_pairs(udi: Udi) -> list[tuple[str, str]]:
    """AI and data, in the order to print."""
    pairs = [(one.identifier, one.value) for one in udi.elements]
    return sorted(pairs, key=lambda pair: (_LAST.index(pair[0]) + 1 if pair[0] in _LAST else 0, not _fixed(pair[0])))


def _fixed(ai: str) -> bool:
    known = identifier(ai)
    return known is not None and known.fixed


def _gs1(pairs: list[tuple[str, str]]) -> Encoded:
    message = "".join(f"{ai}{value}{'' if _fixed(ai) else GS}" for ai, value in pairs).removesuffix(GS)
    return Encoded(
        message,
        "".join(f"[{ai}]{value}" for ai, value in pairs),
        "".join(f"({ai}){value}" for ai, value in pairs),
        "]d2" + message,
    )


def _readable(udi: Udi, text: str) -> str:
    """What is printed for people: HIBC in asterisks with blanks shown, ISO 15434 without its envelope."""
    if udi.agency is Agency.HIBC:
        return "*" + text.replace(" ", "_") + "*"
    if udi.agency is Agency.IFA:
        return " ".join(f"({one.identifier}){one.value}" for one in udi.elements)
    return text


def _eight(day: date | None) -> str:
    """YYYYMMDD, or nothing; ``strftime`` does not pad the year everywhere."""
    return "" if day is None else f"{day.year:04d}{day.month:02d}{day.day:02d}"


def _six(day: date | None) -> str:
    """YYMMDD, or nothing."""
    return _eight(day)[2:]


def _julian(day: date) -> str:
    return f"{day.year % 100:02d}{day.timetuple().tm_yday:03d}"


def _hibc(udi: Udi) -> str:
    data = _hibc_data(udi)
    if udi.di is None:
        if udi.link is None:
            raise Refusal("cannot_encode", what="link")
        text = "+" + data + udi.link
    else:
        text = "+" + udi.di + ("/" + data if data else "")
    try:
        return text + hibc_character(text)
    except KeyError as error:
        raise Refusal("cannot_encode", what="characters") from error


def _hibc_data(udi: Udi) -> str:
    """Secondary data: ``$$`` with lot or serial first, the rest as supplements, whole dates with four-digit years."""
    head = _hibc_date(udi)
    pieces = []
    if udi.lot is not None:
        pieces.append(f"$${head or '7'}{udi.lot}")
    elif udi.serial is not None:
        pieces.append(f"$$+{head or '7'}{udi.serial}")
    elif head:
        pieces.append(f"$${head}")
    if udi.expiry is not None and not head:
        pieces.append("14D" + _eight(udi.expiry))
    if udi.manufactured is not None:
        pieces.append("16D" + _eight(udi.manufactured))
    if udi.serial is not None and udi.lot is not None:
        pieces.append(f"S{udi.serial}")
    if udi.quantity is not None:
        pieces.append(f"Q{udi.quantity}" if pieces else f"$$9{udi.quantity:05d}")
    return "/".join(pieces)


def _hibc_date(udi: Udi) -> str:
    """A date form that says a month only, or an hour; any other date is a supplement."""
    if udi.expiry is None:
        return ""
    if udi.expiry_precision is Precision.MONTH:
        return f"{udi.expiry.month:02d}{udi.expiry.year % 100:02d}"
    return f"4{_six(udi.expiry)}{udi.expiry_time[:2]}" if udi.expiry_time is not None else ""


def _iccbba(udi: Udi) -> str:
    container = udi.di is not None and len(udi.di) == 10
    lot_mark = "&)" if udi.lot is not None and len(udi.lot) == 10 else "&,1"
    parts = (
        ("=)" if container else "=/", udi.di),
        ("=,", udi.serial),
        ("=", None if udi.donation_id is None else udi.donation_id + "00"),
        ("=>", None if udi.expiry is None else _century(udi.expiry)),
        ("=}", None if udi.manufactured is None else _century(udi.manufactured)),
        (lot_mark, udi.lot),
    )
    return "".join(mark + value for mark, value in parts if value is not None)


def _century(day: date) -> str:
    return f"{day.year // 100 % 10}{_julian(day)}"


def _ifa(udi: Udi) -> str:
    also = dict(udi.ais).get("8P")
    name = "8P" if udi.di is not None and _is_gtin(udi) else "9N"
    parts = (
        (name, udi.di),
        ("8P", also),
        ("1T", udi.lot),
        ("D", _six(udi.expiry) or None),
        ("S", udi.serial),
        ("16D", _eight(udi.manufactured) or None),
    )
    return f"[)>{RS}06{GS}" + GS.join(key + value for key, value in parts if value is not None) + RS + EOT


def _is_gtin(udi: Udi) -> bool:
    return any(one.identifier == "8P" and one.value == udi.di for one in udi.elements)


def _ma(udi: Udi) -> str:
    parts = (
        ("S", udi.serial),
        ("M", _eight(udi.manufactured)),
        ("L", udi.lot),
        ("D", udi.sterilization_lot),
        ("E", _eight(udi.expiry)),
        ("V", _eight(udi.valid_until)),
        ("Y", udi.nhsa_code),
    )
    data = "".join(f".{letter}{value}" for letter, value in parts if value)
    check = ma_digit(data) if data else None
    return f"{udi.di}{data}" + (f".C{check}" if check else "")


def _ahm(udi: Udi) -> str:
    parts = (
        ("BA", udi.lot),
        ("SN", udi.serial),
        ("MD", _eight(udi.manufactured)),
        ("BD", _eight(udi.best_before)),
        ("ED", _eight(udi.expiry)),
        ("PL", None if udi.package_level is None else str(udi.package_level)),
    )
    return (udi.di or "") + "*".join(tag + value for tag, value in parts if value)


_WRITERS = {
    Agency.HIBC: _hibc,
    Agency.ICCBBA: _iccbba,
    Agency.IFA: _ifa,
    Agency.MA: _ma,
    Agency.AHM: _ahm,
}
