"""What other systems call a thing: one number each, found by either, former numbers kept (S2-34)."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.domain.equipment import REQUIRED, DeviceField
from desktop.domain.errors import Refusal
from desktop.domain.permissions import Role
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE
from desktop.models.external import ExternalId, ExternalKind
from desktop.models.item import ItemKind
from desktop.models.party import PartyKind
from desktop.queries.devices import look_up
from desktop.queries.external_ids import ExternalIdRow, codes_in, external_ids, own_codes, their_ids
from desktop.services.devices.field_values import FieldSaid
from desktop.services.devices.registering import REGISTER_DEVICE, RegisterDevice
from desktop.services.master_data.entry import Saved
from desktop.services.master_data.external_ids import (
    RETIRE_EXTERNAL_ID,
    SAVE_EXTERNAL_ID,
    SAVE_EXTERNAL_IDS,
    RetireExternalId,
    SaveExternalId,
    SaveExternalIds,
)
from desktop.services.master_data.items import SAVE_ITEM, SaveItem
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import NOON, count, do, everything, laid_out, opened
from tests.services.races import race

PARTY, ITEM, DEVICE = ExternalKind.PARTY, ExternalKind.ITEM, ExternalKind.DEVICE


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world with a second maker that has an item of the same REF."""
    with opened(database_url) as found:
        laid_out(found)
        do(found, SAVE_PARTY, SaveParty("N", "另一厂家", PartyKind.MANUFACTURER))
        for maker in ("M", "N"):
            do(found, SAVE_ITEM, SaveItem("TWIN-1", maker, f"件 {maker}", ItemKind.SPARE_PART))
        yield found


def refused(store: Store, verb: Any, request: Any, actor: str = ADMINISTRATOR) -> Refusal:
    """The refusal of a request; nothing at all was kept."""
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        do(store, verb, request, actor)
    assert everything(store) == before
    return caught.value


def faults(refusal: Refusal) -> list[tuple[Any, ...]]:
    told: Any = refusal.facts["faults"]
    return [tuple(one[name] for name in ("row", "column", "field", "code") if name in one) for one in told]


def rows(store: Store, **asked: Any) -> tuple[ExternalIdRow, ...]:
    with store.read() as connection:
        return external_ids(connection, **asked)


def register(store: Store, serial: str, model: str, *, shared: bool = False) -> None:
    said = {DeviceField.MODEL: model}
    fields = tuple(FieldSaid(field, said.get(field)) for field in (*REQUIRED,))
    do(store, REGISTER_DEVICE, RegisterDevice(SITE, serial, fields, shared))


@pytest.mark.requirement("S2-34")
def test_a_thing_has_one_number_in_a_system_and_its_former_ones_stay(store: Store) -> None:
    first = SaveExternalId("ERP", PARTY, "M", "100234", note="supplier")
    assert do(store, SAVE_EXTERNAL_ID, first) == Saved("M", created=True, changed=())
    assert do(store, SAVE_EXTERNAL_ID, first) == Saved("M", created=False, changed=())
    assert do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "100999")).changed == ("their_id",)
    assert do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "100999", note="x")).changed == ("note",)
    assert [(row.code, row.their_id) for row in rows(store)] == [("M", "100999")]
    former = rows(store, retired=True)
    assert [(row.their_id, row.retired_at is None) for row in former] == [("100999", True), ("100234", False)]
    assert former[0].by


@pytest.mark.requirement("S2-34")
def test_a_number_names_one_thing_in_its_system(store: Store) -> None:
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "100234"))
    taken = refused(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "N", "100234"))
    assert faults(taken) == [("their_id", "external_id_taken")]
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("CRM", PARTY, "N", "100234"))
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ExternalKind.SITE, SITE, "100234"))
    assert count(store, ExternalId) == 3


def test_all_that_is_wrong_is_told_at_its_field(store: Store) -> None:
    wrong = refused(store, SAVE_EXTERNAL_ID, SaveExternalId("SZ", DEVICE, "NOBODY", "", note="x" * 201))
    assert faults(wrong) == [
        ("system", "bad_code"),
        ("their_id", "empty"),
        ("note", "too_long"),
        ("code", "unknown_subject"),
    ]
    several = refused(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ITEM, "TWIN-1", "7"))
    assert faults(several) == [("code", "subject_ambiguous")]
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", ITEM, "TWIN-1", "7", "N"))
    assert [(row.code, row.within, row.name) for row in rows(store)] == [("TWIN-1", "N", "件 N")]
    assert refused(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "1"), CLERK).code == "not_allowed"


@pytest.mark.requirement("S2-34")
def test_the_number_of_one_thing_never_stands_beside_another_that_has_the_same_code(store: Store) -> None:
    register(store, "SN-9", "V40")
    register(store, "SN-9", "V50", shared=True)
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", DEVICE, "SN-9", "EQ-1", "V40"))
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("M", ITEM, "TWIN-1", "7", "M"))
    with store.read() as connection:
        assert their_ids(connection, "ERP", DEVICE) == their_ids(connection, "M", ITEM) == {}
        assert own_codes(connection, DEVICE, ["ERP:EQ-1"]) == own_codes(connection, ITEM, ["M:7"]) == {}
        assert codes_in(connection, "M", ITEM) == {"7": "TWIN-1"}
        assert [one.model for one in look_up(connection, "EQ-1", NOON.date()).rows] == ["V40"]


def test_a_number_with_digits_of_a_chinese_keyboard_is_told_and_brackets_are_not(store: Store) -> None:
    for wrong in ("１００234", "ＥＱ-1", "eｑ"):
        asked = SaveExternalId("ERP", PARTY, "M", wrong)
        assert faults(refused(store, SAVE_EXTERNAL_ID, asked)) == [("their_id", "full_width")]
    assert do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "设备（01）：甲")).created


def test_a_number_is_taken_out_of_use_brought_back_and_may_go_to_another(store: Store) -> None:
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "100234"))
    out = RetireExternalId("ERP", PARTY, "M", reason="wrong one")
    assert do(store, RETIRE_EXTERNAL_ID, out).retired
    assert do(store, RETIRE_EXTERNAL_ID, out).retired
    assert rows(store) == ()
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "N", "100234"))
    back = RetireExternalId("ERP", PARTY, "M", retired=False)
    assert refused(store, RETIRE_EXTERNAL_ID, back).code == "external_id_taken"
    do(store, RETIRE_EXTERNAL_ID, RetireExternalId("ERP", PARTY, "N"))
    assert not do(store, RETIRE_EXTERNAL_ID, back).retired
    assert [(row.code, row.their_id) for row in rows(store)] == [("M", "100234")]
    assert refused(store, RETIRE_EXTERNAL_ID, RetireExternalId("CRM", PARTY, "M")).code == "unknown_external_id"
    assert refused(store, RETIRE_EXTERNAL_ID, RetireExternalId("ERP", PARTY, "?")).code == "unknown_subject"


def test_two_things_can_change_numbers_in_one_batch(store: Store) -> None:
    for maker, number in (("M", "1"), ("N", "2")):
        do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, maker, number))
    swapped = (SaveExternalId("ERP", PARTY, "M", "2"), SaveExternalId("ERP", PARTY, "N", "1"))
    assert do(store, SAVE_EXTERNAL_IDS, SaveExternalIds(swapped)).changed == 2
    assert {row.code: row.their_id for row in rows(store)} == {"M": "2", "N": "1"}
    twice = (*swapped, SaveExternalId("ERP", PARTY, "M", "3"), SaveExternalId("ERP", ExternalKind.SITE, SITE, "1"))
    assert faults(refused(store, SAVE_EXTERNAL_IDS, SaveExternalIds(twice))) == [(3, "code", "repeated_row")]


@pytest.mark.requirement("S2-34")
def test_things_of_every_kind_are_named_and_found_by_the_number_of_another_system(store: Store) -> None:
    register(store, "SN-9", "V40")
    do(store, SAVE_PERSON, SavePerson("ENG-9", "王", Role.ENGINEER))
    named = ((PARTY, "M"), (ExternalKind.SITE, SITE), (DEVICE, "SN-9"), (ExternalKind.PERSON, "ENG-9"))
    for number, (kind, code) in enumerate(named):
        do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", kind, code, f"E-{number}"))
    with store.read() as connection:
        for number, (kind, code) in enumerate(named):
            assert own_codes(connection, kind, [f"ERP:E-{number}", f"CRM:E-{number}", "M"]) == {f"ERP:E-{number}": code}
            assert their_ids(connection, "ERP", kind) == {code: f"E-{number}"}
            assert their_ids(connection, "CRM", kind) == {}
    assert [row.kind.value for row in rows(store, system="ERP")] == ["device", "party", "person", "site"]
    assert [row.code for row in rows(store, their_id="E-2")] == ["SN-9"]


def test_nobody_numbers_the_devices_of_another_partner(store: Store) -> None:
    register(store, "SN-9", "V40")
    do(store, SAVE_PARTY, SaveParty("WEST", "西方", PartyKind.PARTNER))
    do(store, SAVE_PERSON, SavePerson("BOSS-2", "赵", Role.ADMINISTRATOR, "WEST"))
    foreign = refused(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", DEVICE, "SN-9", "1"), "BOSS-2")
    assert faults(foreign) == [("code", "not_your_site")]
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", DEVICE, "SN-9", "1"))
    assert refused(store, RETIRE_EXTERNAL_ID, RetireExternalId("ERP", DEVICE, "SN-9"), "BOSS-2").code == "not_your_site"
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "1"), "BOSS-2")


def test_of_two_desks_that_give_one_number_to_two_things_one_is_refused(database_url: str, store: Store) -> None:
    asked = [(SaveExternalId("ERP", PARTY, maker, "100234"), ADMINISTRATOR) for maker in ("M", "N")]
    assert race(database_url, NOON, SAVE_EXTERNAL_ID, *asked) == ["", "faulty_entry"]
    assert [(row.code, row.their_id) for row in rows(store)] == [("M", "100234")]


def test_two_desks_that_number_one_thing_leave_it_the_last_number(database_url: str, store: Store) -> None:
    asked = [(SaveExternalId("ERP", PARTY, "M", number), ADMINISTRATOR) for number in ("1", "2")]
    assert race(database_url, NOON, SAVE_EXTERNAL_ID, *asked) == ["", ""]
    assert [row.their_id for row in rows(store)] == ["2"]
    assert [row.their_id for row in rows(store, retired=True)] == ["2", "1"]


def test_of_two_desks_that_bring_one_number_back_for_two_things_one_is_refused(database_url: str, store: Store) -> None:
    for maker in ("M", "N"):
        do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, maker, "100234"))
        do(store, RETIRE_EXTERNAL_ID, RetireExternalId("ERP", PARTY, maker))
    asked = [(RetireExternalId("ERP", PARTY, maker, retired=False), ADMINISTRATOR) for maker in ("M", "N")]
    assert race(database_url, NOON, RETIRE_EXTERNAL_ID, *asked) == ["", "external_id_taken"]
    assert [row.code for row in rows(store)] == ["M"]


def test_words_that_no_database_can_hold_name_nothing(store: Store) -> None:
    nul = "A\0B"
    wrong = refused(store, SAVE_EXTERNAL_ID, SaveExternalId(nul, PARTY, nul, nul, nul, nul))
    assert {code for _, code in faults(wrong)} == {"bad_code", "hidden_character", "unknown_subject"}
    assert refused(store, RETIRE_EXTERNAL_ID, RetireExternalId("ERP", PARTY, nul)).code == "unknown_subject"
    do(store, SAVE_EXTERNAL_ID, SaveExternalId("ERP", PARTY, "M", "1"))
    assert refused(store, RETIRE_EXTERNAL_ID, RetireExternalId(nul, PARTY, "M")).code == "unknown_external_id"
    with store.read() as connection:
        assert external_ids(connection, system=nul, their_id=nul) == ()
        assert own_codes(connection, PARTY, [f"ERP:{nul}"]) == {}
        assert their_ids(connection, nul, PARTY) == {}
