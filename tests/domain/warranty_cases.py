"""The table of warranty cases: month ends, leap days, limits, overlapping rules, extensions, voids, replacement."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import product
from typing import Any

from desktop.domain.warranty_facts import (
    Entered,
    Extension,
    Facts,
    Repaired,
    Suspension,
    Void,
    WarrantyException,
)
from desktop.domain.warranty_rules import Clause, Offer, Replacing, Scope, StartBasis, WarrantyRule
from tests.domain.warranty_oracle import months_later, term

EAST = Scope(region="East", line="power")
DEVICE = {"region": "East", "line": "power", "model": "PD-200", "customer": "H-1", "purchase": date(2024, 2, 20)}


@dataclass(frozen=True)
class Row:
    name: str
    rules: list[WarrantyRule]
    facts: Facts
    on: date
    part: str = ""


def rule(code: str = "EAST-POWER", scope: Scope = EAST, months: int = 24, **more: Any) -> WarrantyRule:
    return WarrantyRule(code, more.pop("version", 1), code.lower(), scope, months, **more)


def facts(more: dict[str, Any] | None = None, **rest: Any) -> Facts:
    values = {**DEVICE, **(more or {})}
    return Facts({name: Entered(value, "李") for name, value in values.items()}, **rest)


def around(name: str, rules: list[WarrantyRule], given: Facts, part: str = "") -> Iterator[Row]:
    """A case on its first day, and before, on and after its last."""
    days = term(rules, given)
    assert days is not None
    for label, on in (("first", days[0]), ("before", days[0] - timedelta(days=1))):
        yield Row(f"{name}-{label}", rules, given, on, part)
    for shift in (-1, 0, 1):
        yield Row(f"{name}-last{shift:+d}", rules, given, days[1] + timedelta(days=shift), part)


def month_ends() -> Iterator[Row]:
    starts = ((2023, 1, 31), (2024, 1, 31), (2024, 2, 29), (2023, 2, 28), (2024, 8, 31), (2024, 12, 31))
    for start, months in product(starts, (1, 6, 12, 13, 24, 49)):
        day = date(*start)
        yield from around(f"{day}+{months}", [rule(months=months)], facts({"installation": day}))


def limits() -> Iterator[Row]:
    for made, installed, limit in product(((2023, 11, 30), (2024, 1, 10)), ((2024, 3, 15), (2024, 5, 31)), (12, 27)):
        given = facts({"installation": date(*installed), "production": date(*made)})
        yield from around(f"limit-{made}-{installed}-{limit}", [rule(limit_months=limit)], given)
    for basis in StartBasis:
        given = facts({"installation": None, basis.value: date(2024, 4, 30)})
        yield from around(f"basis-{basis}", [rule(basis=basis, months=10)], given)
        yield Row(f"unknown-{basis}", [rule(basis=basis)], facts({basis.value: None}), date(2025, 1, 1))
    yield Row("unknown-limit", [rule(limit_months=27)], facts({"installation": date(2024, 3, 15)}), date(2025, 1, 1))


BOOK = [
    rule("ALL", Scope(), 6),
    rule("EAST", Scope(region="East"), 7),
    rule("POWER", Scope(line="power"), 8),
    rule("EAST-POWER", EAST, 9),
    rule("PD-200", Scope(model="PD-200"), 10),
    rule("EAST-PD-200", Scope(region="East", model="PD-200"), 11),
    rule("H-1", Scope(customer="H-1"), 14),
    rule("H-1-POWER", Scope(customer="H-1", line="power"), 15),
    rule("H-1-PD-200", Scope(customer="H-1", model="PD-200"), 16, valid_to=date(2024, 6, 30)),
    rule("H-1-PD-200", Scope(customer="H-1", model="PD-200"), 18, valid_from=date(2024, 7, 1), version=2),
]


def overlapping() -> Iterator[Row]:
    choices = product(("East", "West"), ("power", "imaging"), ("PD-200", "PD-300"), ("H-1", "H-2"))
    for region, line, model, customer in choices:
        for bought in (date(2024, 6, 30), date(2024, 7, 1)):
            words = {"region": region, "line": line, "model": model, "customer": customer}
            given = facts({**words, "purchase": bought, "installation": date(2024, 8, 31)})
            for on in (date(2025, 8, 31), date(2025, 10, 31)):
                name = f"{region}-{line}-{model}-{customer}-{bought}-{on}"
                yield Row(name, BOOK, given, on)
    given = facts({"region": "West", "installation": date(2024, 8, 31)})
    yield Row("no-rule-at-all", [rule()], given, date(2025, 1, 1))


def extensions() -> Iterator[Row]:
    offer = (Offer(12, Decimal("1500.00")),)
    for months, bought in product(((1,), (12,), (1, 1), (6, 12)), ((2024, 2, 1), (2026, 2, 2))):
        bought_ones = tuple(
            Extension(f"EX-{number}", one, date(*bought) + timedelta(days=number)) for number, one in enumerate(months)
        )
        for start in ((2024, 1, 31), (2024, 2, 29)):
            given = facts({"installation": date(*start)}, extensions=bought_ones)
            yield from around(f"ext-{months}-{bought}-{start}", [rule(offers=offer)], given)


def taken_away() -> Iterator[Row]:
    installed = {"installation": date(2024, 3, 15)}
    for since in ((2024, 1, 1), (2026, 3, 15), (2026, 3, 16), (2025, 5, 3)):
        given = facts(installed, voids=(Void(date(*since), "opened by a stranger"),))
        for on in ((2025, 5, 2), (2025, 5, 3), (2026, 3, 15), (2026, 3, 16), (2027, 1, 1)):
            yield Row(f"void-{since}-{on}", [rule()], given, date(*on))
    for first, last in (((2025, 1, 1), (2025, 1, 31)), ((2026, 3, 1), None), ((2024, 3, 15), (2024, 3, 15))):
        end = None if last is None else date(*last)
        given = facts(installed, suspensions=(Suspension(date(*first), end, "not paid"),))
        for on in ((2024, 3, 15), (2024, 12, 31), (2025, 1, 1), (2025, 1, 31), (2025, 2, 1), (2026, 3, 15)):
            yield Row(f"suspended-{first}-{last}-{on}", [rule()], given, date(*on))
    allowed = (WarrantyException(date(2026, 3, 10), date(2026, 6, 30), "EAST-POWER", 1, "goodwill"),)
    for voids in ((), (Void(date(2025, 5, 3), "x"),)):
        given = facts(installed, exceptions=allowed, voids=voids)
        for on in ((2025, 5, 3), (2026, 3, 9), (2026, 3, 10), (2026, 6, 30), (2026, 7, 1)):
            yield Row(f"exception-{len(voids)}-{on}", [rule()], given, date(*on))
    unknown = facts({"installation": None}, exceptions=allowed)
    yield Row("exception-unknown-start", [rule()], unknown, date(2026, 5, 1))
    yield Row("void-unknown-start", [rule()], replace(unknown, voids=(Void(date(2025, 1, 1), "x"),)), date(2025, 5, 1))


def parts() -> Iterator[Row]:
    clauses = (
        Clause("Not for rental devices", "GTC 7.2", ("PD-900",)),
        Clause("Cables are not covered", "GTC 7.4", part_class="cable"),
    )
    repaired = (Repaired("W-1", date(2026, 3, 1), ("battery", "motor")),)
    for covered, part in product((True, False), ("", "battery", "cable", "motor")):
        book = [
            rule(consumables_covered=covered, consumable_classes=("battery", "seal"), clauses=clauses, repair_days=90)
        ]
        for model in ("PD-200", "PD-900"):
            given = facts({"installation": date(2024, 3, 15), "model": model}, repairs=repaired)
            for on in ((2025, 1, 1), (2026, 3, 15), (2026, 5, 30), (2026, 5, 31)):
                yield Row(f"part-{covered}-{part}-{model}-{on}", book, given, date(*on), part)


def replaced() -> Iterator[Row]:
    for replacing, months in product(Replacing, (0, 12)):
        bought = (Extension("EX-1", months, date(2025, 1, 1)),) if months else ()
        old = facts({"installation": date(2024, 1, 31)}, extensions=bought)
        for on in ((2024, 8, 31), (2025, 11, 30)):
            given = facts({"installation": date(*on)}, predecessor=old, replaced_on=date(*on))
            yield from around(f"replaced-{replacing}-{months}-{on}", [rule(replacing=replacing)], given)
    unknown = facts({"installation": date(2025, 1, 1)}, predecessor=facts(), replaced_on=date(2025, 1, 1))
    yield Row("replaced-unknown", [rule()], unknown, date(2025, 6, 1))
    third = facts(
        {"installation": date(2025, 6, 30)},
        predecessor=facts(predecessor=facts({"installation": date(2024, 1, 31)}), replaced_on=date(2024, 12, 31)),
        replaced_on=date(2025, 6, 30),
    )
    yield from around("replaced-twice", [rule()], third)


IN_USE = ((2023, 3, 31), (2024, 1, 31), (2024, 8, 30))
OLD = ((2022, 1, 31), (2022, 8, 30), (2024, 1, 31))


def replaced_by_one_in_use() -> Iterator[Row]:
    """The replacement was installed before: sometimes its own days end first, sometimes those that it takes over."""
    replaced_on = date(2024, 8, 31)
    for replacing, basis in product(Replacing, StartBasis):
        for own, before in product(IN_USE, OLD):
            given = facts(
                {"installation": date(*own), basis.value: date(*own)},
                predecessor=facts({"installation": date(*before), basis.value: date(*before)}),
                replaced_on=replaced_on,
            )
            book = [rule(replacing=replacing, basis=basis, months=12)]
            yield from around(f"in-use-{replacing}-{basis}-{own}-{before}", book, given)
            for on in (replaced_on - timedelta(days=1), replaced_on):
                yield Row(f"in-use-{replacing}-{basis}-{own}-{before}-{on}", book, given, on)
    for replacing, bought in product(Replacing, ((2024, 8, 30), (2024, 8, 31))):
        given = facts(
            {"installation": date(2023, 1, 31), "production": date(2022, 12, 31)},
            extensions=(Extension("EX-1", 6, date(*bought)),),
            predecessor=facts({"installation": date(2023, 10, 31), "production": date(2023, 1, 1)}),
            replaced_on=replaced_on,
        )
        for limit in (None, 20, 30):
            book = [rule(replacing=replacing, months=12, limit_months=limit)]
            yield from around(f"in-use-bought-{replacing}-{bought}-{limit}", book, given)
            yield Row(f"in-use-between-{replacing}-{bought}-{limit}", book, given, date(2024, 8, 1))
    unknown = facts({"acceptance": date(2024, 1, 1)}, predecessor=facts(), replaced_on=replaced_on)
    yield Row("in-use-unknown", [rule()], unknown, date(2025, 6, 1))


ROWS = [
    *month_ends(),
    *limits(),
    *overlapping(),
    *extensions(),
    *taken_away(),
    *parts(),
    *replaced(),
    *replaced_by_one_in_use(),
]
assert months_later(date(2024, 1, 31), 1) == date(2024, 2, 29)
