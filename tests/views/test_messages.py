"""Every code has words in both languages, and facts stay facts."""

import ast
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from desktop.devices.states import Cause, LineState
from desktop.domain.errors import Refusal
from desktop.domain.udi import decode
from desktop.presenters.answer import AnswerCard, Verdict
from desktop.presenters.reply import UNREADABLE, WRONG_PLACE, Reply, refused
from desktop.services.receiving import Receipt
from desktop.storage import errors as storage_errors
from desktop.views.messages import WORDS, card, fault_words, state_words, template, words
from desktop.views.words.decoder import REASONS
from desktop.views.words.entries import ENTRIES
from desktop.views.words.filling import PLACEHOLDER, fill, names, visible
from desktop.views.words.states import STATES, TERMS

DESKTOP = Path(__file__).resolve().parents[2] / "desktop"
HAN = re.compile("[\u4e00-\u9fff]")
FAULTS = {"Refusal", "EnvironmentFault", "DeviceFault", "BadDeviceSetting", "LineAbsent", "LineBlocked", "LineMismatch"}
RECEIVED = {
    "received": 1, "of": 20, "item": "六孔锁定接骨板", "item_en": "Locking plate 6-hole", "ref": "LP-6", "seat": 7,
    "lot": "L23B017", "serial": "S-0001", "expires_on": date(2029, 5, 31), "tray": "TK-001",
}  # fmt: skip


def trees(*folders: str) -> Iterator[ast.AST]:
    for folder in folders or ("",):
        for path in sorted((DESKTOP / folder).rglob("*.py")):
            yield ast.parse(path.read_text("utf-8"))


def literals(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value:
        yield node.value
    if isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)
    if isinstance(node, ast.Tuple) and node.elts:
        yield from literals(node.elts[0])


def called(tree: ast.AST) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
            yield node.func.id if isinstance(node.func, ast.Name) else node.func.attr, node


def raised() -> set[str]:
    """Codes of refusals and faults, wherever they are made."""
    return {
        code
        for tree in trees()
        for name, call in called(tree)
        if name in FAULTS and call.args
        for code in literals(call.args[0])
    }


def replied() -> set[str]:
    """Codes that a desk answers with."""
    found: set[str] = set()
    for tree in trees("presenters"):
        for name, call in called(tree):
            at = {"Reply": 1, "ok": 0}.get(name)
            if at is not None and len(call.args) > at:
                found |= set(literals(call.args[at]))
        found |= {code for code in assigned(tree, "code") if not code.startswith("SZ:")}
    return found


def assigned(tree: ast.AST, variable: str) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            target = target.elts[0] if isinstance(target, ast.Tuple) else target
            if isinstance(target, ast.Name) and target.id == variable:
                yield from literals(node.value)


def entry_faults() -> set[str]:
    """Codes of what is wrong with a field or a cell."""
    found: set[str] = set()
    for tree in trees("services/master_data", "exchange"):
        for name, call in called(tree):
            at = {"fault": 1, "_refuse": 0, "add": 2}.get(name)
            if at is not None and len(call.args) > at:
                found |= set(literals(call.args[at]))
    for tree in trees("services"):
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef) and node.name.endswith("_fault"):
                returns = [one.value for one in ast.walk(node) if isinstance(one, ast.Return) and one.value]
                found |= {code for value in returns for code in literals(value)}
    return found


def findings() -> set[str]:
    """Codes that the proof of the ledger tells."""
    found: set[str] = set()
    for tree in trees("storage"):
        made = [call for name, call in called(tree) if name in ("Finding", "_fault") and call.args]
        found |= {code for call in made for code in literals(call.args[0])}
    return found


def codes() -> set[str]:
    tables = {code for table in ("_FILE", "_POSTGRESQL") for _, code in getattr(storage_errors, table)}
    return raised() | replied() | findings() | tables | UNREADABLE | WRONG_PLACE


def test_every_code_of_the_sources_has_words() -> None:
    assert len(codes()) > 150
    assert codes() - set(WORDS) == set()


def test_every_answer_of_the_receiving_desk_has_words() -> None:
    assert {f"unit_{receipt.value}" for receipt in Receipt} <= set(WORDS)
    assert {"tray_complete", "tray_incomplete", "label_verified", "sign_in_first"} <= replied()


def test_every_fault_of_a_field_has_words() -> None:
    assert len(entry_faults()) > 40
    assert entry_faults() - set(ENTRIES) == set()


@pytest.mark.parametrize("state", [*LineState, *Cause])
def test_every_state_of_a_device_has_words(state: str) -> None:
    assert state in STATES or state in WORDS
    assert HAN.search(state_words(state, "zh_CN"))


@pytest.mark.parametrize("code", sorted(WORDS))
def test_the_chinese_of_a_code_is_chinese_and_asks_for_the_same_facts(code: str) -> None:
    english, chinese = template(code, "en"), template(code, "zh_CN")
    assert HAN.search(PLACEHOLDER.sub("", chinese)) or not re.search("[a-z]", PLACEHOLDER.sub("", english))
    assert [names(part) for part in chinese.split("|")] == [names(part) for part in english.split("|")]
    assert not re.search(r"[\u4e00-\u9fff][,;!?]", chinese)


@pytest.mark.parametrize("source", sorted({*ENTRIES.values(), *STATES.values()}))
def test_the_short_words_are_chinese_too(source: str) -> None:
    from desktop.views.translation import text

    assert HAN.search(text(source, "zh_CN"))


def test_the_terms_in_facts_are_chinese_too() -> None:
    from desktop.views.translation import text

    sources = {source for terms in TERMS.values() for source in terms.values() if source}
    assert [source for source in sources if not HAN.search(text(source, "zh_CN"))] == []


@pytest.mark.parametrize("code", sorted(WORDS))
def test_a_text_has_three_parts_and_says_no_empty_phrase(code: str) -> None:
    headline, detail, next_action = WORDS[code].split("|")
    assert headline
    assert "error occurred" not in WORDS[code].lower()
    assert not (detail + next_action).endswith(".")


@pytest.mark.parametrize("code", sorted(WORDS))
@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_without_facts_nothing_dangles(code: str, language: str) -> None:
    shown = card(Reply(Verdict.INFO, code, {}), language)
    for told in (shown.headline, shown.detail, shown.next_action, words(code, {}, language)):
        assert "{" not in told
        assert "·  ·" not in told
        assert not re.search(r"(^ ·)|(· ?$)|(^·)", told), told
    assert shown.headline


def test_a_received_unit_is_said_as_the_trade_says_it() -> None:
    reply = Reply(Verdict.OK, "unit_received", RECEIVED)
    assert card(reply, "en") == AnswerCard(
        Verdict.OK,
        "1/20 · Locking plate 6-hole",
        "Seat 7 · until 2029-05-31",
        lot="L23B017",
        serial="S-0001",
        code="TK-001",
    )
    assert card(reply, "zh_CN").headline == "1/20 · 六孔锁定接骨板"
    assert card(reply, "zh_CN").detail == "7 号位 · 有效期至 2029-05-31"
    told = words("unit_received", RECEIVED, "en")
    assert told == "1/20 · Locking plate 6-hole. Seat 7 · lot L23B017 · serial S-0001 · until 2029-05-31."


def test_loose_goods_have_no_seat_and_no_tray() -> None:
    facts = RECEIVED | {"seat": 0, "tray": "", "lot": "", "serial": "", "expires_on": None, "received": 0}
    assert card(Reply(Verdict.OK, "unit_received", facts), "en") == AnswerCard(
        Verdict.OK, "0/20 · Locking plate 6-hole", code="LP-6"
    )


@pytest.mark.requirement("S1-22")
def test_the_examples_of_the_day_are_said_literally() -> None:
    def headline(code: str, **facts: Any) -> str:
        return card(Reply(Verdict.INFO, code, facts), "en").headline

    assert headline("unit_again", seat=7) == "Already counted · seat 7"
    assert headline("unit_marked", days_left=60, minimum_days=90) == "60 days, minimum 90"
    assert headline("unit_marked", days_left=1, minimum_days=90) == "1 day, minimum 90"
    assert headline("belongs_elsewhere", item="TK-003", place="A-2-1", seat=None) == "Belongs in A-2-1"
    assert headline("hold_goods_only", thing="S", place="A-2-3", allowed=["Q-1"]) == "Quarantine goods only in Q-1"
    holds = headline("bin_holds_other", place="A-2-1", holds=["TK-003"], should_hold=["TK-002"])
    assert holds == "A-2-1 holds TK-003, should hold TK-002"


def test_a_held_line_says_its_card_first() -> None:
    with pytest.raises(Refusal) as raised_:
        decode("0106901234567893", today=date(2026, 11, 21))
    shown = card(refused(raised_.value), "en")
    assert shown.verdict is Verdict.UNREADABLE
    assert shown.held
    assert (shown.headline, shown.detail) == ("Check digit wrong", "AI 01 · GTIN · read 06901234567893, expected 2")
    assert shown.next_action == "Scan ACKNOWLEDGE · then: Scan the label again"


def test_goods_that_are_not_announced_go_to_quarantine() -> None:
    refusal = Refusal("not_on_notice", notice="DN-1", item="X", lot="L", serial="S")
    assert card(refused(refusal), "en").next_action == "Scan QUARANTINE or ACKNOWLEDGE"
    assert card(refused(refusal), "zh_CN").next_action == "请扫「隔离」或「知晓」卡"
    again = Reply(Verdict.REFUSED, "line_held", dict(refusal.facts) | {"code": refusal.code}, held=True)
    assert card(again, "en").detail == "Not on this notice · nothing was booked"
    assert card(again, "en").next_action == "Scan QUARANTINE or ACKNOWLEDGE"


def test_one_code_for_several_things_is_told_apart_by_its_facts() -> None:
    assert words("bad_value", {"key": "answer", "value": "9"}, "en").startswith("A device setting is wrong. answer = 9")
    assert words("bad_value", {"found": "9"}, "en").startswith("The standard does not allow this value. Read 9.")
    assert "no tray" in words("belongs_elsewhere", {"place": "", "seat": None}, "en")
    assert "CONFIRM" in words("belongs_elsewhere", {"place": "A-1", "seat": None}, "en")
    assert "CONFIRM" not in words("belongs_elsewhere", {"place": "TK-1", "seat": 3}, "en")


def test_numbers_of_rows_and_thousandths_are_not_shown_to_people() -> None:
    facts = {"lot": 17, "unit": None, "place": 18, "held": 500, "wanted": 1000}
    assert card(Reply(Verdict.REFUSED, "not_enough_stock", facts), "en").detail == "0.500 there, 1 wanted"
    assert card(Reply(Verdict.REFUSED, "unit_elsewhere", {"unit": 4, "place": 5}), "en").detail == ""
    assert words("goods_on_hand", {"subject": "A-1", "held": Decimal(1)}, "en").startswith(
        "A-1 still has goods. 1 piece on hand."
    )


def test_a_moment_is_local_and_a_date_is_iso() -> None:
    at = datetime(2026, 11, 21, 6, 5, tzinfo=UTC)
    local = at.astimezone().strftime("%Y-%m-%d %H:%M")
    assert local in words("notice_posted", {"notice": "DN", "at": at}, "en")
    assert local in words("notice_posted", {"notice": "DN", "at": at.isoformat()}, "en")
    backwards = words("ends_before_it_begins", {"first": at.isoformat(), "last": at.isoformat()}, "en")
    assert f"{local} · {local}" in backwards
    assert "2026-05-03" in words("ends_before_it_begins", {"first": "2026-05-03", "last": "2026-05-01"}, "en")
    assert "never" in words("notice_posted", {"notice": "DN", "at": "never"}, "en")
    assert words("expired", {"expires_on": date(2026, 1, 2)}, "en").startswith("Expired 2026-01-02.")


@pytest.mark.parametrize("language", ["en", "zh_CN"])
@pytest.mark.parametrize("text", ["<b>L1</b>&x", "{lot}", "{0}", "%s %n", "a|b", "a · b", "'; DROP", "\\1", "=1+1"])
def test_a_hostile_fact_comes_out_as_it_is(text: str, language: str) -> None:
    facts = {"notice": "DN", "item": text, "lot": text, "serial": text}
    shown = card(Reply(Verdict.REFUSED, "not_on_notice", facts), language)
    assert (shown.lot, shown.serial) == (text, text)
    assert shown.detail == f"{text} · DN"
    assert words("not_on_notice", facts, language).count(text) == 3


def test_what_nobody_can_see_is_made_visible() -> None:
    assert visible("a\x1db\x1e\x04\x7f") == "a␝b␞␄␡"
    assert visible("a\u202eb\u200b\ufeff\x85") == "a‹U+202E›b‹U+200B›‹U+FEFF›‹U+0085›"
    facts = {"raw": "\x1d" + "9" * 100}
    detail = card(Reply(Verdict.REFUSED, "not_here", facts), "en").detail
    assert detail == "␝" + "9" * 29 + "…" + "9" * 29
    assert len(visible("x" * 61, 60)) == 60
    assert visible("x" * 60, 60) == "x" * 60
    assert card(Reply(Verdict.OK, "unit_received", RECEIVED | {"item_en": "a\nb"}), "en").headline == "1/20 · a␊b"


def test_an_unknown_code_is_told_as_it_is() -> None:
    assert words("no_such", {"lot": "<b>\x1d", "n": 1}, "zh_CN") == "no_such (lot=<b>␝, n=1)"
    assert words("no_such") == "no_such"
    assert card(Reply(Verdict.REFUSED, "no_such", {}), "en").headline == "no_such"
    assert state_words("no_such", "zh_CN") == "no_such"


def test_lists_are_joined_as_each_language_does() -> None:
    facts = {"place": "A-1", "holds": ["TK-1", "TK-2"]}
    assert card(Reply(Verdict.INFO, "bin_holds", facts), "en").headline == "A-1 holds TK-1, TK-2"
    assert card(Reply(Verdict.INFO, "bin_holds", facts), "zh_CN").headline == "A-1 存放 TK-1、TK-2"


@pytest.mark.parametrize(
    ("code", "english", "chinese"),
    [
        ("not_udi", "This code is no UDI", "该条码不是 UDI"),
        ("core_known", "This old part is kept already", "该旧件已登记"),
        ("lot_differs", "Lot differs", "批号不一致"),
    ],
)
def test_a_faulty_scan_in_a_list_is_told_in_words(code: str, english: str, chinese: str) -> None:
    fault = {"row": 2, "column": "raw", "code": code, "value": "abc"}
    assert fault_words(fault, "en") == f"Row 2 · raw {english} · “abc”"
    assert chinese in fault_words(fault, "zh_CN")
    assert code not in fault_words(fault, "zh_CN")


def test_the_faults_of_a_file_are_told_with_row_column_and_value() -> None:
    faults = [
        {"row": 3, "column": "批号", "code": "too_long", "value": "<b>"},
        {"row": 4, "column": "", "code": "too_many_cells", "value": "7"},
        {"field": "lot", "code": "required", "value": ""},
        {"field": "lot", "code": "no_such", "value": ""},
    ]
    told = [fault_words(fault, "en") for fault in faults]
    assert told == [
        "Row 3 · 批号 is too long · “<b>”",
        "Row 4 · the row has more cells than the header · “7”",
        "Lot number (lot) is needed",
        "Lot number (lot) no_such",
    ]
    detail = card(Reply(Verdict.REFUSED, "faulty_file", {"faults": faults, "count": 4}), "en").detail
    assert detail == "; ".join(told[:3]) + "… · nothing was kept"


def test_a_number_has_its_noun_in_english_and_its_measure_word_in_chinese() -> None:
    assert fill("{n:tray/trays}", {"n": "1"}) == "1 tray"
    assert fill("{n:tray/trays}", {"n": "6"}) == "6 trays"
    facts = {"trays": 1, "lines": 20, "received": 0, "consigned": True}
    assert card(Reply(Verdict.INFO, "notice_opened", facts), "en").headline == "0/20 · 1 tray"
    assert card(Reply(Verdict.INFO, "notice_opened", facts), "zh_CN").headline == "0/20 · 1 个器械盒"


def test_the_decoder_speaks_the_same_reasons_without_qt() -> None:
    from desktop.commands.decode_words import words as decode_words

    facts = {"ai": "01", "what": "GTIN", "position": 2, "found": "1", "expected": "14"}
    assert decode_words("check_digit", facts, "zh_CN").startswith("校验位错误（AI 01")
    assert all(REASONS[code][1].split("|")[0] in words(code, {}, "zh_CN") for code in REASONS)


def test_the_part_of_a_barcode_that_is_wrong_is_named_in_chinese() -> None:
    told = words("bad_format", {"what": "separator", "position": 30, "found": "GS"}, "zh_CN")
    assert told == "格式不符合标准。分隔符 · 读到 GS。请重新扫描标签。"


def test_a_scan_that_could_not_be_kept_says_why_in_the_language_of_the_window() -> None:
    facts = {"code": "disk_full", "detail": "database or disk is full"}
    assert words("scan_not_kept", facts, "zh_CN") == "扫描未能保存。磁盘已满 · 未记账。请清理磁盘空间。"
    told = "The scan could not be kept. The disk is full · nothing was booked. Free some space."
    assert words("scan_not_kept", facts, "en") == told
