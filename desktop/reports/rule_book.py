"""The warranty rule book as a document: every version with its scope, its figures, its exemptions and its offers."""

from datetime import date
from pathlib import Path
from typing import Final

from sqlalchemy import Connection

from desktop.domain.warranty_rules import Replacing, StartBasis, WarrantyRule
from desktop.local_time import local
from desktop.queries.warranty_book import BookRow, rule_book
from desktop.reports.table_pages import Pages, Section, write_pages

Both = tuple[str, str]

TITLE: Final[Both] = ("Warranty rule book", "保修规则手册")
COUNTED: Final[Both] = ("{0} versions of {1} rules · as of {2}", "共 {1} 条规则、{0} 个版本 · 截至 {2}")
HOW: Final[Both] = (
    "The narrower rule holds: customer before region, model before line. The day of purchase picks the version.",
    "范围更窄的规则优先：客户先于区域，型号先于产品线。以购买日期确定适用版本。",
)
NO_RULES: Final[Both] = ("There is no rule yet.", "尚无任何规则。")
HEAD: Final[tuple[Both, Both]] = (("What", "项目"), ("Rule", "规定"))
SCOPE: Final[Both] = ("For", "适用范围")
ALL: Final[Both] = ("all devices", "全部设备")
VALID: Final[Both] = ("Bought", "购买日期")
TERM: Final[Both] = ("Term", "保修期")
FROM: Final[Both] = ("{0} months from {1}", "自{1}起 {0} 个月")
LIMIT: Final[Both] = ("Not later than", "最晚不超过")
CONSUMABLES: Final[Both] = ("Consumables", "耗材")
COVERED: Final[Both] = ("covered: {0}", "在保：{0}")
NOT_COVERED: Final[Both] = ("not covered: {0}", "不保：{0}")
OFFER: Final[Both] = ("Extensions", "延保")
MONTHS_AT: Final[Both] = ("{0} months, CNY {1}", "{0} 个月，{1} 元")
MONTHS: Final[Both] = ("{0} months, price by agreement", "{0} 个月，价格面议")
NO_OFFER: Final[Both] = ("none to buy", "不提供延保")
BUY_BEFORE: Final[Both] = ("at least {0} days before the end", "须在到期前至少 {0} 天购买")
REPAIR: Final[Both] = ("Parts put in by a repair", "维修更换件")
REPAIR_DAYS: Final[Both] = ("{0} days of their own", "另保 {0} 天")
NONE: Final[Both] = ("none of their own", "无单独保修")
REPLACING: Final[Both] = ("Replacement device", "更换设备")
EXEMPT: Final[Both] = ("Exemption", "免责条款")
MODELS: Final[Both] = ("models {0}", "型号 {0}")
PART: Final[Both] = ("parts of class {0}", "{0} 类部件")
SET: Final[Both] = ("Set", "制定")
SET_BY: Final[Both] = ("{0}, by {1}: {2}", "{0}，{1}：{2}")
BASES: Final[dict[StartBasis, Both]] = {
    StartBasis.INSTALLATION: ("installation", "安装"),
    StartBasis.SHIPMENT: ("shipment", "发货"),
    StartBasis.PRODUCTION: ("production", "生产"),
    StartBasis.ACCEPTANCE: ("acceptance", "验收"),
}
REPLACEMENTS: Final[dict[Replacing, Both]] = {
    Replacing.REST_OF_OLD: ("the rest of the old device's term", "沿用原设备剩余保修期"),
    Replacing.OWN_TERM: ("a term of its own", "重新计算保修期"),
}


def build_rule_book(connection: Connection, path: Path, language: str, today: date) -> int:
    """Write the whole book; returns how many versions it has.

    Raises:
        OSError: the file cannot be written.
    """
    chinese = language.startswith("zh")
    book = rule_book(connection)
    rules = len({row.rule.code for row in book})
    facts = [COUNTED[chinese].format(len(book), rules, today.isoformat()), HOW[chinese]]
    if not book:
        facts.append(NO_RULES[chinese])
    sections = [_section(row, chinese=chinese) for row in book]
    write_pages(path, Pages(TITLE[chinese], facts, sections), chinese=chinese)
    return len(book)


def _section(row: BookRow, *, chinese: bool) -> Section:
    rule = row.rule
    title = f"{rule.name} · {rule.code} v{rule.version}"
    rows = [(words[chinese], text) for words, text in _rows(row, chinese=chinese)]
    return Section(title, (HEAD[0][chinese], HEAD[1][chinese]), rows, (45, 135))


def _rows(row: BookRow, *, chinese: bool) -> list[tuple[Both, str]]:
    rule = row.rule
    scope = rule.scope
    narrowed = " × ".join(part for part in (scope.region, scope.line, scope.model, scope.customer) if part)
    rows = [
        (SCOPE, narrowed or ALL[chinese]),
        (VALID, f"{rule.valid_from or '…'} – {rule.valid_to or '…'}"),
        (TERM, FROM[chinese].format(rule.months, BASES[rule.basis][chinese])),
    ]
    if rule.limit_months is not None:
        rows.append((LIMIT, FROM[chinese].format(rule.limit_months, BASES[rule.limit_basis][chinese])))
    consumables = COVERED if rule.consumables_covered else NOT_COVERED
    rows += [
        (CONSUMABLES, consumables[chinese].format(", ".join(rule.consumable_classes) or "–")),
        (OFFER, _offers(rule, chinese=chinese)),
        (REPAIR, REPAIR_DAYS[chinese].format(rule.repair_days) if rule.repair_days else NONE[chinese]),
        (REPLACING, REPLACEMENTS[rule.replacing][chinese]),
    ]
    rows += [(EXEMPT, text) for text in _clauses(rule, chinese=chinese)]
    told = SET_BY[chinese].format(local(row.set_at).date().isoformat(), row.set_by, row.reason)
    return [*rows, (SET, told)]


def _offers(rule: WarrantyRule, *, chinese: bool) -> str:
    if not rule.offers:
        return NO_OFFER[chinese]
    told = [
        MONTHS[chinese].format(one.months)
        if one.price is None
        else MONTHS_AT[chinese].format(one.months, f"{one.price:,.2f}")
        for one in rule.offers
    ]
    if rule.buy_before_days:
        told.append(BUY_BEFORE[chinese].format(rule.buy_before_days))
    return "; ".join(told)


def _clauses(rule: WarrantyRule, *, chinese: bool) -> list[str]:
    told = []
    for clause in rule.clauses:
        narrowed = [MODELS[chinese].format(", ".join(clause.models))] if clause.models else []
        narrowed += [PART[chinese].format(clause.part_class)] if clause.part_class else []
        told.append(" · ".join([clause.text, clause.reference, *narrowed]))
    return told
