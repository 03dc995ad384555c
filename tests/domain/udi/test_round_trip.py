"""What holds for every UDI: written and read again it is the same; out of noise comes nothing but a refusal."""

import string
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.errors import Refusal
from desktop.domain.udi import Agency, Mode, Udi, compose, decode, encode
from desktop.domain.udi.characters import CSET82
from desktop.domain.udi.checks import gs1_digit, hibc_character, ma_digit, ppn_digits
from tests.domain.udi.reading import EOT, GS, RS, TODAY, read

DAYS = st.dates(date(1978, 1, 1), date(2075, 12, 31))
HEADS = ("]d2", "]C1", "+", "=/", "[)>\x1e06\x1d", "MA.", "MF", "(01)", "01", "https://a.cn/01/", "]E0", "*+")
UPPER_DIGITS = string.ascii_uppercase + string.digits


def text(characters: str, most: int, least: int = 1) -> st.SearchStrategy[str]:
    return st.text(characters, min_size=least, max_size=most)


def digits(count: int) -> st.SearchStrategy[str]:
    return text(string.digits, count, count)


@st.composite
def gs1_messages(draw: st.DrawFn) -> Udi:
    body = draw(digits(13))
    values = {"01": body + gs1_digit(body)}
    day = draw(DAYS)
    for ai, value in (
        ("17", st.sampled_from([f"{day:%y%m%d}", f"{day:%y%m}00"])), ("11", st.just(f"{day:%y%m%d}")),
        ("10", text(CSET82, 20)), ("21", text(CSET82, 20)), ("240", text(CSET82, 30)), ("30", text(string.digits, 8)),
        ("91", text(CSET82, 90)), ("3103", digits(6)), ("8012", text(CSET82, 20)),
    ):  # fmt: skip
        if draw(st.booleans()):
            values[ai] = draw(value)
    return compose(values, today=TODAY)


@st.composite
def hibc_messages(draw: st.DrawFn) -> str:
    di = "+A" + draw(text(UPPER_DIGITS, 3, 3)) + draw(text(UPPER_DIGITS, 18)) + draw(digits(1))
    day, lot = draw(DAYS), draw(text(UPPER_DIGITS + "-. %+$", 18))
    plain = draw(text(UPPER_DIGITS, 1, 1)) + lot[:17]  # after a lone $ a lot that begins with $ or + is another field
    data = draw(st.sampled_from([
        "", f"/$$7{lot}", f"/$$+7{lot}", f"/$${day:%m%y}{lot}", f"/$$+{day:%m%y}{lot}", f"/$$2{day:%m%d%y}{lot}",
        f"/$$3{day:%y%m%d}{lot}", f"/$$4{day:%y%m%d}07{lot}", f"/$$5{day:%y%j}{lot}", f"/$$+6{day:%y%j}23{lot}",
        f"/$$824{day:%m%y}{lot}", f"/$$9005007{lot}", f"/{day:%y%j}{lot}", f"/${plain}/16D{day:%Y%m%d}/S{lot}/Q5",
        f"/14D{day:%Y%m%d}",
    ]))  # fmt: skip
    return di + data + hibc_character(di + data)


@st.composite
def iccbba_messages(draw: st.DrawFn) -> str:
    day = draw(DAYS)
    century = "9" if day.year < 2000 else "0"
    parts = [
        "=/" + draw(text("ABCNPZ0189", 5, 5)) + draw(text(UPPER_DIGITS, 11, 11)),
        "=,1" + draw(text(UPPER_DIGITS, 5, 5)),
        f"=>{century}{day:%y%j}",
        f"=}}{century}{day:%y%j}",
        "&,1" + draw(text(UPPER_DIGITS, 18, 18)),
        "=A9999" + draw(digits(8)) + "00",
    ]
    return "".join(draw(st.permutations(parts))[: draw(st.integers(1, 6))])


@st.composite
def ifa_messages(draw: st.DrawFn) -> str:
    number = "12" + draw(text(UPPER_DIGITS, 18))
    day, lot = draw(DAYS), draw(text(UPPER_DIGITS + "-_", 20))
    parts = [f"9N{number}{ppn_digits(number)}", f"1T{lot}", f"D{day:%y%m}00", f"S{lot}", f"16D{day:%Y%m%d}"]
    kept = draw(st.permutations(parts))[: draw(st.integers(1, 5))]
    return f"[)>{RS}06{GS}{GS.join(kept)}{RS}{EOT}"


@st.composite
def ma_messages(draw: st.DrawFn) -> str:
    body = f"MA.156.M0.{draw(digits(6))}.{draw(digits(7))}"
    day, lot = draw(DAYS), draw(text(UPPER_DIGITS + "-", 20))
    parts = [f".L{lot}", f".S{lot}", f".M{day:%y%m%d}", f".E{day:%Y%m%d}", f".V{day:%y%m%d}", f".D{lot}"]
    return body + str(ma_digit(body)) + "".join(draw(st.permutations(parts))[: draw(st.integers(0, 6))])


@st.composite
def ahm_messages(draw: st.DrawFn) -> str:
    day, lot = draw(DAYS), draw(text(UPPER_DIGITS, 20))
    parts = [f"BA{lot}", f"SN{lot}", f"MD{day:%y%m%d}", f"BD{day:%Y%m%d}", f"ED{day:%y%m%d}", "PL2"]
    return "MF" + draw(digits(13)) + "*".join(draw(st.permutations(parts))[: draw(st.integers(0, 6))])


OTHERS = st.one_of(hibc_messages(), iccbba_messages(), ifa_messages(), ma_messages(), ahm_messages())


@given(gs1_messages())
def test_a_gs1_udi_written_and_read_again_is_the_same(udi: Udi) -> None:
    written = encode(udi)
    again = read(written.scan)
    assert again == udi == read(written.element_string)
    assert again.canonical == udi.canonical
    assert read(written.bracketed, Mode.HRI) == udi


@given(OTHERS)
def test_every_other_udi_written_and_read_again_is_the_same(raw: str) -> None:
    udi = read(raw)
    again = read(encode(udi).scan)
    assert again == udi
    assert again.canonical == udi.canonical


@given(hibc_messages(), st.data())
def test_any_one_changed_character_of_a_hibc_label_is_refused(raw: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(raw) - 1))
    other = data.draw(st.sampled_from([one for one in UPPER_DIGITS + "-. $/+%" if one != raw[at]]))
    with pytest.raises(Refusal):
        read(raw[:at] + other + raw[at + 1 :])


@given(gs1_messages(), st.data())
def test_one_changed_character_never_makes_another_gtin(udi: Udi, data: st.DataObject) -> None:
    raw = encode(udi).scan
    at = data.draw(st.integers(0, len(raw) - 1))
    changed = raw[:at] + data.draw(st.characters(min_codepoint=0x20, max_codepoint=0x7E)) + raw[at + 1 :]
    with suppress(Refusal):
        assert read(changed).di in (udi.di, None)


@given(ma_messages(), st.data())
def test_one_changed_digit_of_an_ma_item_is_told_or_refused(raw: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(17, 24))
    other = data.draw(st.sampled_from([one for one in string.digits if one != raw[at]]))
    assert "check_digit" in read(raw[:at] + other + raw[at + 1 :]).warnings


@given(st.text(max_size=200), st.sampled_from(list(Mode)), st.text(max_size=3))
def test_no_text_at_all_raises_anything_but_a_refusal(raw: str, mode: Mode, separators: str) -> None:
    with suppress(Refusal):
        assert decode(raw, today=TODAY, mode=mode, separators=separators).agency in Agency


@given(st.sampled_from(list(Mode)), st.sampled_from(HEADS), st.text(CSET82 + GS + RS))
def test_no_beginning_of_an_agency_leads_anywhere_but_to_a_refusal(mode: Mode, head: str, tail: str) -> None:
    with suppress(Refusal):
        assert decode(head + tail, today=TODAY, mode=mode).agency in Agency


def test_two_ways_to_write_one_udi_have_one_canonical_text() -> None:
    for first, second in (
        ("]d201069012345678921729020010A", "]d2010690123456789210A\x1d17290228"),
        ("+A99912345/$$3290630LOT7E", "+A99912345/29181LOT7K"),
        ("]d20106901234567892305\x1d", "]d2010690123456789230005"),
        ("]E06901234567892", "https://id.gs1.org/01/06901234567892"),
    ):
        assert read(first) == read(second)
        assert read(first).canonical == read(second).canonical
    assert read("]d2010690123456789210A(21)B").canonical != read("]d2010690123456789210A\x1d21B").canonical
    assert read("]d210A").canonical == "GS1|lot=A|partial=True"


def test_a_hibc_secondary_can_be_written_only_with_its_link() -> None:
    assert read(encode(read("+$$52001510X3GD")).scan).link == "G"
    for form in ("$$900005", "$$+7S", "$$0629", "14D20290630", "$L/S1", "$$+0629S/16D20200101"):
        raw = "+" + form + "G"
        udi = read(raw + hibc_character(raw))
        assert read(encode(udi).scan) == udi
    with pytest.raises(Refusal) as caught:
        encode(Udi(Agency.HIBC, lot="A", partial=True))
    assert caught.value.code == "cannot_encode"


def test_a_hibc_lot_in_foreign_letters_cannot_be_written() -> None:
    with pytest.raises(Refusal) as caught:
        encode(Udi(Agency.HIBC, "A123BJC5D61", lot="批次7"))
    assert caught.value.code == "cannot_encode"
