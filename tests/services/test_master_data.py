"""Master data is checked at entry, keeps old and new values, and is retired, never deleted."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.errors import Refusal
from desktop.domain.ledger import BinPurpose, PlaceKind, ZoneState
from desktop.domain.permissions import Role
from desktop.exchange.sample_catalogue import gtin
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE, SUPERVISOR
from desktop.models.audit import AuditEntry
from desktop.models.item import Item, ItemKind, ItemPackage, Lot, Unit
from desktop.models.party import Party, PartyKind, Site
from desktop.models.person import Person
from desktop.models.place import Place
from desktop.queries import master_data
from desktop.services.master_data.entry import Saved, Seen
from desktop.services.master_data.items import RETIRE_ITEM, SAVE_ITEM, RetireItem, SaveItem
from desktop.services.master_data.packages import NewPackage
from desktop.services.master_data.parties import RETIRE_PARTY, SAVE_PARTY, RetireParty, SaveParty
from desktop.services.master_data.people import RETIRE_PERSON, SAVE_PERSON, RetirePerson, SavePerson
from desktop.services.master_data.places import RETIRE_BIN, SAVE_BIN, RetireBin, SaveBin
from desktop.services.master_data.sites import RETIRE_SITE, SAVE_SITE, RetireSite, SaveSite
from desktop.services.master_data.trays import RETIRE_TRAY, SAVE_TRAY, RetireTray, SaveTray
from desktop.services.opening_stock import TAKE_OVER_STOCK, StockLine, TakeOverStock
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import WORLD, count, do, everything, laid_out, opened

HOSTILE = ["'; DROP TABLE item; --", "100%", "_", "\\", "=1+1", "<b>", "^XZ"]
UNFIT = ["a\0b", "a\u202eb", "x" * 100_000, "a\nb", "\u200b", " a"]
PLATE = SaveItem("NEW-1", "M", "接骨板", ItemKind.IMPLANT, registration_number="R1", packages=(NewPackage(gtin(77)),))


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world."""
    with opened(database_url) as found:
        laid_out(found)
        yield found


def refused(store: Store, verb: Any, request: Any, actor: str = ADMINISTRATOR) -> Refusal:
    """The refusal of a request; nothing at all was kept."""
    before = everything(store)
    with pytest.raises(Refusal) as caught:
        do(store, verb, request, actor)
    assert everything(store) == before
    return caught.value


def faults(refusal: Refusal) -> list[tuple[Any, Any]]:
    assert refusal.code == "faulty_entry"
    rows: Any = refusal.facts["faults"]
    return [(row["field"], row["code"]) for row in rows]


def last_entry(store: Store, action: str) -> dict[str, Any]:
    with store.read() as connection:
        payloads = connection.execute(select(AuditEntry.payload).order_by(AuditEntry.sequence.desc())).scalars()
        found: dict[str, Any] = next(one for one in map(json.loads, payloads) if one["what"] == action)
        return found


# ---------------------------------------------------------------- parties


def test_an_unknown_code_is_a_new_party_and_a_known_one_is_changed(store: Store) -> None:
    new = SaveParty("YY", "YY医院", PartyKind.HOSPITAL)
    assert do(store, SAVE_PARTY, new) == Saved("YY", created=True, changed=())
    assert do(store, SAVE_PARTY, replace(new, name="新名")) == Saved("YY", created=False, changed=("name",))
    assert count(store, Party, Party.code == "YY", Party.name == "新名") == 1


@pytest.mark.requirement("S2-12", "S2-52")
def test_every_change_keeps_the_old_and_the_new_value(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("YY", "旧", PartyKind.HOSPITAL))
    do(store, SAVE_PARTY, SaveParty("YY", "新", PartyKind.HOSPITAL, licence_expires_on=date(2027, 1, 31)))
    entry = last_entry(store, "save_party")
    assert (entry["subject"], entry["facts"]["old"]) == ("YY", {"name": "旧", "licence_expires_on": None})
    assert entry["facts"]["new"] == {"name": "新", "licence_expires_on": "2027-01-31"}


def test_saving_what_is_there_changes_nothing(store: Store) -> None:
    same = WORLD.parties.parties[0]
    before = count(store, AuditEntry)
    assert do(store, SAVE_PARTY, same) == Saved("M", created=False, changed=())
    assert count(store, AuditEntry) == before


@pytest.mark.requirement("S2-12")
def test_every_fault_of_an_entry_is_named_at_once(store: Store) -> None:
    request = SaveParty("A B", "", PartyKind.HOSPITAL, name_en="x" * 201, licence_number="a\tb")
    assert faults(refused(store, SAVE_PARTY, request)) == [
        ("code", "bad_code"),
        ("name", "empty"),
        ("name_en", "too_long"),
        ("licence_number", "hidden_character"),
    ]


@pytest.mark.parametrize("text", HOSTILE)
def test_strange_text_is_legal_and_comes_back_as_it_was(store: Store, text: str) -> None:
    do(store, SAVE_PARTY, SaveParty("YY", text, PartyKind.HOSPITAL))
    with store.read() as connection:
        assert [row.name for row in master_data.parties(connection) if row.code == "YY"] == [text]


@pytest.mark.parametrize("text", UNFIT)
def test_text_that_cannot_be_shown_or_kept_is_refused_in_every_field(store: Store, text: str) -> None:
    party = SaveParty(text, text, PartyKind.HOSPITAL, text, text)
    assert [field for field, _ in faults(refused(store, SAVE_PARTY, party))] == [
        *("code", "name", "name_en", "licence_number")
    ]
    item = SaveItem(text, text, text, ItemKind.IMPLANT, text, text, text, text, packages=(NewPackage(text),))
    assert [field for field, _ in faults(refused(store, SAVE_ITEM, item))] == [
        *("ref", "name", "name_en", "model", "specification", "registration_number", "packages.1.di", "maker")
    ]
    person = SavePerson(text, text, Role.CLERK, text)
    assert [field for field, _ in faults(refused(store, SAVE_PERSON, person))] == ["badge", "name", "partner"]
    assert refused(store, SAVE_TRAY, SaveTray("TK-9", text, "M")).code in ("unknown_site", "faulty_entry")
    assert refused(store, RETIRE_PARTY, RetireParty(text)).code == "unknown_party"


def test_a_change_of_what_somebody_else_changed_meanwhile_is_refused(store: Store) -> None:
    seen = (Seen("name", "XX医院"), Seen("licence_expires_on", ""))
    do(store, SAVE_PARTY, SaveParty("XX", "XX人民医院", PartyKind.HOSPITAL, expected=seen))
    refusal = refused(store, SAVE_PARTY, SaveParty("XX", "XX第二医院", PartyKind.HOSPITAL, expected=seen))
    assert refusal.code == "changed_meanwhile"
    assert refusal.facts["fields"] == [{"field": "name", "seen": "XX医院", "now": "XX人民医院"}]


def test_a_party_that_owns_goods_is_not_retired(store: Store) -> None:
    assert refused(store, RETIRE_PARTY, RetireParty("M")).code == "goods_on_hand"
    do(store, RETIRE_PARTY, RetireParty("XX", reason="停业"))
    assert last_entry(store, "retire_party")["reason"] == "停业"
    assert count(store, Party, Party.code == "XX", Party.retired_at.is_not(None)) == 1
    do(store, RETIRE_PARTY, RetireParty("XX", retired=False))
    assert count(store, Party, Party.code == "XX", Party.retired_at.is_(None)) == 1


def test_two_desks_that_make_the_same_party_make_one(store: Store) -> None:
    answers: list[Saved] = []

    def make() -> None:
        answers.append(do(store, SAVE_PARTY, SaveParty("YY", "YY医院", PartyKind.HOSPITAL)))

    desks = [threading.Thread(target=make) for _ in range(4)]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert sorted(one.created for one in answers) == [False, False, False, True]
    assert count(store, Party, Party.code == "YY") == 1


# ---------------------------------------------------------------- items


def test_a_gtin_is_kept_with_fourteen_digits(store: Store) -> None:
    short = gtin(77)[1:]
    do(store, SAVE_ITEM, replace(PLATE, packages=(NewPackage(short),)))
    assert count(store, ItemPackage, ItemPackage.di == gtin(77), ItemPackage.agency == "GS1") == 1


@pytest.mark.parametrize(
    ("di", "code"),
    [
        ("06901234500772", "check_digit"),
        ("069012345007", "check_digit"),
        ("123456", "not_a_gtin"),
        ("０6901234500775", "full_width"),
        ("", "empty"),
        ("?!", "unknown_agency"),
    ],
)
def test_a_wrong_di_is_refused_with_its_reason(store: Store, di: str, code: str) -> None:
    request = replace(PLATE, packages=(NewPackage(di),))
    assert faults(refused(store, SAVE_ITEM, request)) == [("packages.1.di", code)]


@pytest.mark.parametrize(
    ("agency", "di"),
    [("IFA", "110375286414"), ("ICCBBA", "A9997XYZ100T0479"), ("", "MA.156.M0.100761.01234565"), ("", "A99912345")],
)
def test_a_di_of_another_agency_is_kept_as_its_decoder_tells_it(store: Store, agency: str, di: str) -> None:
    do(store, SAVE_ITEM, replace(PLATE, packages=(NewPackage(di, agency=agency),)))
    kept = agency or ("MA" if di.startswith("MA") else "HIBC")
    assert count(store, ItemPackage, ItemPackage.di == di, ItemPackage.agency == kept) == 1
    stock = TakeOverStock("OPENING-2", SITE, (StockLine(1, di, "M", "A-1-1", "K1", "", date(2031, 1, 31)),))
    assert do(store, TAKE_OVER_STOCK, stock).pieces == 1


def test_a_di_that_does_not_fit_its_agency_is_refused(store: Store) -> None:
    packages = (NewPackage("A99912345", agency="GS1"), NewPackage("x", agency="XYZ"), NewPackage("长", agency="AHM"))
    assert faults(refused(store, SAVE_ITEM, replace(PLATE, packages=packages))) == [
        ("packages.1.di", "not_a_gtin"),
        ("packages.2.agency", "unknown_word"),
        ("packages.3.di", "not_ascii"),
    ]


def test_a_di_names_one_item_only(store: Store) -> None:
    request = replace(PLATE, packages=(NewPackage(gtin(1)), NewPackage(gtin(77), 2, 10), NewPackage(gtin(77), 3, 0)))
    assert faults(refused(store, SAVE_ITEM, request)) == [
        ("packages.3.di", "repeated_di"),
        ("packages.3.quantity", "out_of_range"),
        ("packages.1.di", "di_taken"),
    ]


def test_packages_are_changed_with_old_and_new(store: Store) -> None:
    do(store, SAVE_ITEM, PLATE)
    saved = do(store, SAVE_ITEM, replace(PLATE, packages=(NewPackage(gtin(77)), NewPackage(gtin(78), 2, 5))))
    assert saved == Saved("NEW-1", created=False, changed=("packages",))
    facts = last_entry(store, "save_item_packages")["facts"]
    assert facts["old"] == {"packages": [[gtin(77), 1, 1, "GS1"]]}
    assert facts["new"] == {"packages": [[gtin(77), 1, 1, "GS1"], [gtin(78), 2, 5, "GS1"]]}
    do(store, SAVE_ITEM, replace(PLATE, packages=None))
    assert count(store, ItemPackage, ItemPackage.di.in_([gtin(77), gtin(78)])) == 2


@pytest.mark.requirement("R01")
def test_an_implant_needs_its_registration_number(store: Store) -> None:
    assert faults(refused(store, SAVE_ITEM, replace(PLATE, registration_number=""))) == [
        ("registration_number", "empty")
    ]
    do(store, SAVE_ITEM, replace(PLATE, registration_number="", kind=ItemKind.SPARE_PART))


def test_prices_and_identifiers_make_sense(store: Store) -> None:
    request = replace(PLATE, list_price=Decimal("1.001"), carries_lot=False, carries_expiry=True)
    assert faults(refused(store, SAVE_ITEM, request)) == [
        ("list_price", "bad_amount"),
        ("carries_expiry", "expiry_needs_lot_or_serial"),
    ]
    assert faults(refused(store, SAVE_ITEM, replace(PLATE, list_price=Decimal(-1)))) == [("list_price", "negative")]


def test_an_item_with_stock_is_not_retired(store: Store) -> None:
    held = WORLD.stock.lines[1]
    ref = next(item.ref for item in WORLD.items.items if item.packages and item.packages[0].di == held.item)
    assert refused(store, RETIRE_ITEM, RetireItem(ref, "M")).code == "goods_on_hand"
    do(store, SAVE_ITEM, PLATE)
    do(store, RETIRE_ITEM, RetireItem("NEW-1", "M"))
    assert count(store, Item, Item.ref == "NEW-1", Item.retired_at.is_not(None)) == 1
    assert refused(store, RETIRE_ITEM, RetireItem("NEW-2", "M")).code == "unknown_item"


# ---------------------------------------------------------------- people


@pytest.mark.requirement("S2-72", "S2-81")
@pytest.mark.parametrize("actor", [CLERK, SUPERVISOR])
def test_only_an_administrator_saves_people(store: Store, actor: str) -> None:
    refusal = refused(store, SAVE_PERSON, SavePerson("2000", "新人", Role.ADMINISTRATOR), actor)
    assert refusal.code == "not_allowed"
    assert refused(store, RETIRE_PERSON, RetirePerson(CLERK), actor).code == "not_allowed"


def test_a_clerk_changes_no_master_data(store: Store) -> None:
    assert refused(store, SAVE_ITEM, PLATE, CLERK).code == "not_allowed"
    assert refused(store, SAVE_PARTY, WORLD.parties.parties[0], CLERK).code == "not_allowed"
    assert refused(store, RETIRE_BIN, RetireBin("A-1-1"), CLERK).code == "not_allowed"


def test_the_last_administrator_stays(store: Store) -> None:
    assert refused(store, RETIRE_PERSON, RetirePerson(ADMINISTRATOR)).code == "last_administrator"
    assert refused(store, SAVE_PERSON, SavePerson(ADMINISTRATOR, "x", Role.CLERK)).code == "last_administrator"
    do(store, SAVE_PERSON, SavePerson("2000", "赵", Role.ADMINISTRATOR, expected=()))
    do(store, RETIRE_PERSON, RetirePerson(ADMINISTRATOR))
    assert count(store, Person, Person.retired_at.is_not(None)) == 1


def test_two_administrators_who_retire_each_other_leave_one(store: Store) -> None:
    do(store, SAVE_PERSON, SavePerson("2000", "赵", Role.ADMINISTRATOR))
    codes: list[str] = []

    def retire(badge: str, actor: str) -> None:
        try:
            do(store, RETIRE_PERSON, RetirePerson(badge), actor)
        except Refusal as refusal:
            codes.append(refusal.code)

    pairs = (("2000", ADMINISTRATOR), (ADMINISTRATOR, "2000"))
    desks = [threading.Thread(target=retire, args=pair) for pair in pairs]
    for desk in desks:
        desk.start()
    for desk in desks:
        desk.join()
    assert codes in (["last_administrator"], ["unknown_person"])
    assert count(store, Person, Person.role == Role.ADMINISTRATOR, Person.retired_at.is_(None)) == 1


def test_the_partner_of_a_person_is_seen_by_its_code(store: Store) -> None:
    seen = (Seen("partner", "EAST"), Seen("role", "clerk"))
    change = SavePerson(CLERK, "李仓管", Role.ENGINEER, "EAST", seen)
    assert do(store, SAVE_PERSON, change).changed == ("role",)
    assert refused(store, SAVE_PERSON, change).code == "changed_meanwhile"


# ---------------------------------------------------------------- places, trays, sites


def test_a_bin_changes_its_purpose_only_while_it_is_empty(store: Store) -> None:
    do(store, SAVE_BIN, SaveBin("R-2", BinPurpose.QUARANTINE, 12))
    wanted = (Place.code == "R-2", Place.state == ZoneState.TO_INSPECT, Place.capacity == 12)
    assert count(store, Place, *wanted) == 1
    assert refused(store, SAVE_BIN, SaveBin("A-1-1", BinPurpose.QUARANTINE)).code == "goods_on_hand"
    assert faults(refused(store, SAVE_BIN, SaveBin("Z1", BinPurpose.UNITS, 0))) == [
        ("code", "unknown_place"),
        ("capacity", "out_of_range"),
    ]


def test_a_bin_with_goods_is_not_retired(store: Store) -> None:
    assert refused(store, RETIRE_BIN, RetireBin("A-1-1")).code == "goods_on_hand"
    do(store, RETIRE_BIN, RetireBin("R-2"))
    with store.read() as connection:
        assert "R-2" not in {row.code for row in master_data.places(connection, SITE)}


def test_a_tray_is_a_thing_and_a_place(store: Store) -> None:
    do(store, SAVE_TRAY, SaveTray("TK-050", SITE, "M", name="膝关节", seats=24))
    with store.read() as connection:
        place = connection.execute(select(Place).where(Place.code == "TK-050")).one()
        unit = connection.execute(
            select(Unit.serial, Lot.number, Item.ref, Item.kind, Item.carries_serial)
            .join(Lot, Lot.id == Unit.lot_id)
            .join(Item, Item.id == Unit.item_id)
            .where(Unit.id == place.tray_unit_id)
        ).one()
        shown = next(row for row in master_data.trays(connection, "TK-05"))
    assert (place.kind, place.seats, place.seat_columns, place.name) == (PlaceKind.TRAY, 24, 5, "膝关节")
    assert tuple(unit) == ("TK-050", "", "TRAY", ItemKind.TRAY, True)
    assert (shown.code, shown.maker, shown.item, shown.site, shown.pieces) == ("TK-050", "M", "TRAY", SITE, 0)


def test_a_tray_is_changed_without_becoming_another_thing(store: Store) -> None:
    do(store, SAVE_TRAY, SaveTray("TK-050", SITE, "M", seats=20))
    saved = do(store, SAVE_TRAY, SaveTray("TK-050", SITE, "M", seats=30, seat_columns=10))
    assert saved.changed == ("seats", "seat_columns")
    assert count(store, Unit, Unit.serial == "TK-050") == 1
    assert faults(refused(store, SAVE_TRAY, SaveTray("A-1-1", SITE, "M", seats=0))) == [
        ("seats", "out_of_range"),
        ("code", "not_a_tray"),
    ]
    assert faults(refused(store, SAVE_TRAY, SaveTray("TK-051", SITE, "??", "NO"))) == [("maker", "unknown_party")]
    assert faults(refused(store, SAVE_TRAY, SaveTray("TK-051", SITE, "M", "NO"))) == [("item", "unknown_item")]


def test_a_tray_is_retired_and_a_bin_is_no_tray(store: Store) -> None:
    do(store, RETIRE_TRAY, RetireTray("TK-001"))
    assert count(store, Place, Place.code == "TK-001", Place.retired_at.is_not(None)) == 1
    assert refused(store, RETIRE_TRAY, RetireTray("A-1-1")).code == "unknown_place"


@pytest.mark.requirement("S2-72")
def test_a_supervisor_of_another_partner_changes_nothing_here(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("WEST", "西区", PartyKind.PARTNER))
    do(store, SAVE_PERSON, SavePerson("3000", "外人", Role.SUPERVISOR, "WEST"))
    requests = (
        (SAVE_TRAY, SaveTray("TK-001", SITE, "M")),
        (RETIRE_TRAY, RetireTray("TK-001")),
        (SAVE_BIN, SaveBin("R-2", BinPurpose.RETURNS, 5)),
        (RETIRE_BIN, RetireBin("R-2")),
        (SAVE_SITE, SaveSite(SITE, "我的", "EAST")),
        (RETIRE_SITE, RetireSite(SITE)),
    )
    for verb, request in requests:
        assert refused(store, verb, request, "3000").code == "not_your_site"


def test_a_new_site_has_a_place_to_receive_and_one_to_hold(store: Store) -> None:
    do(store, SAVE_SITE, SaveSite("EAST-W2", "二号仓", "EAST", "Second"))
    assert count(store, Place, Place.code.in_(["EAST-W2-RECEIVING", "EAST-W2-HOLD"])) == 2
    assert do(store, SAVE_SITE, SaveSite("EAST-W2", "三号仓", "EAST", "Second")).changed == ("name",)
    assert faults(refused(store, SAVE_SITE, SaveSite("x" * 31, "", "?", time_zone="Mars/Phobos"))) == [
        ("code", "too_long"),
        ("name", "empty"),
        ("time_zone", "unknown_time_zone"),
        ("partner", "unknown_party"),
    ]
    assert refused(store, RETIRE_SITE, RetireSite(SITE)).code == "goods_on_hand"
    do(store, RETIRE_SITE, RetireSite("EAST-W2"))
    assert count(store, Site, Site.retired_at.is_not(None)) == 1
