"""A zone is changed and taken out of use, on both databases; its racks and the goods in it are never lost."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select

from desktop.domain.clock import FixedClock
from desktop.domain.errors import Refusal
from desktop.domain.ledger import PlaceKind
from desktop.domain.permissions import Role
from desktop.exchange.sample_delivery import ADMINISTRATOR, CLERK, SITE
from desktop.models.audit import AuditEntry
from desktop.models.party import PartyKind
from desktop.models.place import Place
from desktop.queries.zone_map import zone_codes, zone_map
from desktop.services.master_data.entry import Seen
from desktop.services.master_data.parties import SAVE_PARTY, SaveParty
from desktop.services.master_data.people import SAVE_PERSON, SavePerson
from desktop.services.master_data.places import RETIRE_BIN, RetireBin
from desktop.services.verbs import VERBS
from desktop.services.zone_changes import RETIRE_ZONE, SAVE_ZONE, RetireZone, SaveZone, ZoneSaved
from desktop.services.zones import ADD_ZONE, AddZone, NewRack
from desktop.storage.unit_of_work import Store
from tests.exchange.worlds import NOON, count, do, everything, laid_out, opened

DRAWN = AddZone(SITE, "Z2", "新专区", 2000, 2000, (NewRack("N", 0, 0, 2000, 500, 2, 3),), name_en="New zone")
AS_DRAWN = SaveZone("Z2", "新专区", 2000, 2000, name_en="New zone")
GOODS_ZONE = SaveZone("Z1", "厂家备件专区", 2000, 2000, name_en="Manufacturer's spare-parts zone")
IN_Z2 = Place.rack == "N"


@pytest.fixture
def store(database_url: str) -> Iterator[Store]:
    """The sample world, its stock in Z1, and an empty zone Z2 beside it."""
    with opened(database_url) as found:
        laid_out(found)
        do(found, ADD_ZONE, DRAWN)
        yield found


def refused(store: Store, verb: Any, request: Any, actor: str = ADMINISTRATOR) -> Refusal:
    """The refusal of a request; nothing at all was kept."""
    before, zones = everything(store), drawn(store)
    with pytest.raises(Refusal) as caught:
        do(store, verb, request, actor)
    assert (everything(store), drawn(store)) == (before, zones)
    return caught.value


def drawn(store: Store) -> list[Any]:
    with store.read() as connection:
        return [zone_map(connection, code) for code in ("Z1", "Z2")]


def entries(store: Store, action: str) -> list[dict[str, Any]]:
    with store.read() as connection:
        payloads = connection.execute(select(AuditEntry.payload).order_by(AuditEntry.sequence)).scalars()
        return [one for one in map(json.loads, payloads) if one["what"] == action]


@pytest.mark.requirement("S2-12", "S2-52", "S1-53")
def test_a_change_keeps_the_old_and_the_new_values(store: Store) -> None:
    wider = replace(AS_DRAWN, name="大专区", width_mm=2200, owner="M")
    saved = do(store, SAVE_ZONE, wider)
    assert saved == ZoneSaved("Z2", ("name", "width_mm", "owner"), "4.40", "")
    (entry,) = entries(store, "save_zone")
    assert (entry["subject"], entry["facts"]["old"]) == ("Z2", {"name": "新专区", "width_mm": 2000, "owner": ""})
    assert entry["facts"]["new"] == {"name": "大专区", "width_mm": 2200, "owner": "M"}
    now = drawn(store)[1]
    assert (now.name, now.width_mm, now.depth_mm, now.owner_code) == ("大专区", 2200, 2000, "M")
    assert [rack.code for rack in now.racks] == ["N"]
    assert len(now.bins) == 6


def test_saving_what_is_there_changes_nothing(store: Store) -> None:
    before = everything(store)["audit_entry"]
    assert do(store, SAVE_ZONE, AS_DRAWN).changed == ()
    assert everything(store)["audit_entry"] == before


def test_a_zone_can_be_left_to_anybody_again(store: Store) -> None:
    do(store, SAVE_ZONE, replace(AS_DRAWN, owner="M"))
    assert do(store, SAVE_ZONE, AS_DRAWN).changed == ("owner",)
    assert drawn(store)[1].owner_code == ""


@pytest.mark.requirement("S1-22")
def test_the_floor_still_holds_its_racks(store: Store) -> None:
    for smaller in (replace(AS_DRAWN, width_mm=1999), replace(AS_DRAWN, depth_mm=499)):
        refusal = refused(store, SAVE_ZONE, smaller)
        assert (refusal.code, refusal.facts["rack"]) == ("rack_outside_zone", "N")
    assert do(store, SAVE_ZONE, replace(AS_DRAWN, depth_mm=500)).changed == ("depth_mm",)


ONCE_MORE = NewRack("M", 0, 1500, 2000, 500, 3, 2)


@pytest.mark.requirement("S1-22", "S1-53", "S2-52")
def test_racks_are_added_and_those_that_are_drawn_stay(store: Store) -> None:
    more = replace(AS_DRAWN, racks=(*DRAWN.racks, ONCE_MORE))
    assert do(store, SAVE_ZONE, more).changed == ("racks",)
    now = drawn(store)[1]
    assert ([rack.code for rack in now.racks], len(now.bins)) == (["M", "N"], 12)
    (entry,) = entries(store, "add_racks")
    assert (entry["subject"], entry["facts"]["racks"], entry["facts"]["bins"]) == ("Z2", ["M"], 6)
    assert do(store, SAVE_ZONE, more).changed == ()
    for racks in (DRAWN.racks, (), (*DRAWN.racks, replace(ONCE_MORE, levels=4))):
        refusal = refused(store, SAVE_ZONE, replace(AS_DRAWN, racks=racks))
        assert (refusal.code, refusal.facts["rack"]) == ("rack_stays", "N" if not racks else "M")
    do(store, RETIRE_ZONE, RetireZone("Z2"))
    third = NewRack("L", 0, 600, 100, 100, 1, 1)
    assert refused(store, SAVE_ZONE, replace(more, racks=(*DRAWN.racks, ONCE_MORE, third))).code == "unknown_place"


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"x_mm": -1}, "rack_outside_zone"),
        ({"y_mm": 1501}, "rack_outside_zone"),
        ({"y_mm": 499}, "racks_overlap"),
        ({"code": "N"}, "rack_twice"),
        ({"code": "货架"}, "bad_rack"),
        ({"code": ""}, "bad_rack"),
        ({"width_mm": 0}, "bad_rack"),
        ({"levels": 0}, "bad_rack"),
        ({"levels": 51}, "bad_rack"),
        ({"slots": 201}, "bad_rack"),
        ({"levels": 50, "slots": 100}, "too_many_bins"),
        ({"code": "A"}, "place_exists"),
    ],
)
def test_a_rack_that_cannot_stand_is_refused(store: Store, changed: dict[str, Any], code: str) -> None:
    wrong = replace(ONCE_MORE, **changed)
    assert refused(store, SAVE_ZONE, replace(AS_DRAWN, racks=(*DRAWN.racks, wrong))).code == code
    racks = (replace(DRAWN.racks[0], code="K"), replace(wrong, code="K" if wrong.code == "N" else wrong.code))
    assert refused(store, ADD_ZONE, replace(DRAWN, code="Z3", racks=racks)).code == code


@pytest.mark.requirement("S1-22")
@pytest.mark.parametrize(
    ("depth", "warning"), [(1499, "area_outside_agreement"), (1500, ""), (2500, ""), (2501, "area_outside_agreement")]
)
def test_an_area_that_was_not_agreed_is_warned_of(store: Store, depth: int, warning: str) -> None:
    assert do(store, SAVE_ZONE, replace(AS_DRAWN, depth_mm=depth)).warning == warning


@pytest.mark.parametrize("side", [0, -1, 100_001])
def test_a_floor_has_a_size(store: Store, side: int) -> None:
    assert refused(store, SAVE_ZONE, replace(AS_DRAWN, width_mm=side)).code == "bad_size"


def test_what_is_no_zone_is_not_changed(store: Store) -> None:
    for code in ("A-1-1", "NOWHERE", "Z\0", "SUPPLIER"):
        assert refused(store, SAVE_ZONE, replace(AS_DRAWN, code=code)).code == "unknown_place"
        assert refused(store, RETIRE_ZONE, RetireZone(code)).code == "unknown_place"


def test_every_fault_of_the_names_is_told_at_once(store: Store) -> None:
    refusal = refused(store, SAVE_ZONE, replace(AS_DRAWN, name="", name_en="a\tb"))
    assert refusal.code == "faulty_entry"
    told: Any = refusal.facts["faults"]
    assert [(fault["field"], fault["code"]) for fault in told] == [("name", "empty"), ("name_en", "hidden_character")]


def test_two_desks_do_not_overwrite_each_other(store: Store) -> None:
    seen = (Seen("name", "新专区"), Seen("width_mm", "2000"), Seen("owner", ""))
    do(store, SAVE_ZONE, replace(AS_DRAWN, width_mm=2100, owner="M"))
    refusal = refused(store, SAVE_ZONE, replace(AS_DRAWN, name="我的", expected=seen))
    assert (refusal.code, refusal.facts["fields"]) == (
        "changed_meanwhile",
        [{"field": "width_mm", "seen": "2000", "now": "2100"}, {"field": "owner", "seen": "", "now": "M"}],
    )


@pytest.mark.requirement("S1-21")
def test_a_zone_with_goods_of_others_is_not_kept_for_one_owner(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("N", "另一厂家", PartyKind.MANUFACTURER))
    refusal = refused(store, SAVE_ZONE, replace(GOODS_ZONE, owner="N"))
    assert (refusal.code, refusal.facts) == ("goods_of_others", {"zone": "Z1", "owner": "M"})
    assert do(store, SAVE_ZONE, replace(GOODS_ZONE, owner="M")).changed == ("owner",)
    assert refused(store, SAVE_ZONE, replace(AS_DRAWN, owner="??")).code == "unknown_party"


def test_a_zone_with_goods_stays_in_use(store: Store) -> None:
    refusal = refused(store, RETIRE_ZONE, RetireZone("Z1"))
    assert (refusal.code, refusal.facts["subject"]) == ("goods_on_hand", "Z1")
    assert count(store, Place, Place.retired_at.is_not(None)) == 0


@pytest.mark.requirement("S2-12")
def test_an_empty_zone_goes_with_its_bins_and_comes_back_with_them(store: Store) -> None:
    do(store, RETIRE_BIN, RetireBin("N-1-1"))
    store.clock = FixedClock(NOON + timedelta(hours=1))
    assert do(store, RETIRE_ZONE, RetireZone("Z2", reason="rebuilt")).retired
    assert count(store, Place, IN_Z2, Place.kind == PlaceKind.BIN, Place.retired_at.is_(None)) == 0
    with store.read() as connection:
        assert "Z2" not in zone_codes(connection)
    (entry,) = entries(store, "retire_zone")
    assert (entry["subject"], entry["reason"]) == ("Z2", "rebuilt")
    assert count(store, Place, Place.rack == "A", Place.retired_at.is_not(None)) == 0
    do(store, RETIRE_ZONE, RetireZone("Z2", retired=False))
    assert [entry["facts"]["retired"] for entry in entries(store, "retire_bins")] == [True, False]
    with store.read() as connection:
        assert "Z2" in zone_codes(connection)
    assert count(store, Place, IN_Z2, Place.retired_at.is_(None)) == 5
    assert count(store, Place, Place.code == "N-1-1", Place.retired_at.is_not(None)) == 1


def test_retiring_twice_changes_nothing(store: Store) -> None:
    do(store, RETIRE_ZONE, RetireZone("Z2"))
    before = everything(store)["audit_entry"]
    do(store, RETIRE_ZONE, RetireZone("Z2"))
    assert everything(store)["audit_entry"] == before


@pytest.mark.requirement("S2-72")
def test_a_clerk_and_another_partner_change_no_zone(store: Store) -> None:
    do(store, SAVE_PARTY, SaveParty("WEST", "西区", PartyKind.PARTNER))
    do(store, SAVE_PERSON, SavePerson("3000", "外人", Role.SUPERVISOR, "WEST"))
    another = replace(DRAWN, code="Z3")
    for verb, request in (
        (SAVE_ZONE, replace(AS_DRAWN, name="X")),
        (RETIRE_ZONE, RetireZone("Z2")),
        (ADD_ZONE, another),
    ):
        assert refused(store, verb, request, CLERK).code == "not_allowed"
        assert refused(store, verb, request, "3000").code == "not_your_site"


def test_both_are_known_by_name() -> None:
    assert (VERBS["save_zone"], VERBS["retire_zone"]) == (SAVE_ZONE, RETIRE_ZONE)
