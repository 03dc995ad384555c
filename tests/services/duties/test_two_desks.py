"""Two desks at the same duty of a case: one does it, the other is told in words and nothing of it is written."""

from collections.abc import Iterator

import pytest
from sqlalchemy import func, select

from desktop.domain.duties import SopStep
from desktop.exchange.sample_case import CASE
from desktop.exchange.sample_delivery import ADMINISTRATOR, SUPERVISOR
from desktop.models.case import Case
from desktop.models.duty import FollowUp, ImageCheck, SopDone
from desktop.services.cases.gates import READY_CASE, ReadyCase
from desktop.services.duties.following_up import RECORD_FOLLOW_UP, RecordFollowUp
from desktop.services.duties.images import RECHECK_IMAGES, RecheckImages
from desktop.services.duties.table_service import DO_SOP_STEP, DoSopStep
from desktop.storage.verify import verify
from desktop.views.messages import words
from tests.journeys.duty_day import ENGINEER, DutyDay, duty_day
from tests.services.races import race


@pytest.fixture
def day(database_url: str) -> Iterator[DutyDay]:
    with duty_day(database_url) as made:
        yield made
        assert verify(made.store.engine).findings == ()


def written(day: DutyDay, table: type[SopDone | ImageCheck | FollowUp]) -> int:
    with day.store.read() as connection:
        return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


@pytest.mark.requirement("S1-41")
@pytest.mark.parametrize("step", [SopStep.INVENTORY, SopStep.STERILISATION])
def test_a_step_of_table_service_is_done_by_one_desk(day: DutyDay, database_url: str, step: SopStep) -> None:
    day.count()
    day.now("08:50", -1)
    if step is SopStep.STERILISATION:
        day.do("do_sop_step", step="inventory")
    before = written(day, SopDone)
    asked = DoSopStep(CASE, step)
    told = race(database_url, day.at, DO_SOP_STEP, (asked, ENGINEER), (asked, SUPERVISOR))
    assert told == ["", "sop_done_already"]
    assert written(day, SopDone) == before + 1
    said = words("sop_done_already", {"case": CASE, "duty_step": step.value}, "en")
    assert "is done already" in said
    assert CASE in said


@pytest.mark.requirement("S1-41")
def test_a_desk_may_do_the_next_step_while_the_one_before_is_being_written(day: DutyDay, database_url: str) -> None:
    """The second desk waits for the first one; then the step before is done, and its own is not early."""
    day.count()
    day.now("08:50", -1)
    inventory, sterile = DoSopStep(CASE, SopStep.INVENTORY), DoSopStep(CASE, SopStep.STERILISATION)
    assert race(database_url, day.at, DO_SOP_STEP, (inventory, ENGINEER), (sterile, ENGINEER)) == ["", ""]
    assert written(day, SopDone) == 2


@pytest.mark.requirement("S1-05")
def test_red_gates_are_passed_by_the_reason_of_one_supervisor(day: DutyDay, database_url: str) -> None:
    day.count()
    day.now("08:50", -1)
    one, other = ReadyCase(CASE, "agreed with the surgeon"), ReadyCase(CASE, "me too")
    told = race(database_url, day.at, READY_CASE, (one, SUPERVISOR), (other, ADMINISTRATOR))
    assert told == ["", "gates_passed_already"]
    with day.store.read() as connection:
        assert connection.execute(select(Case.override).where(Case.number == CASE)).scalar_one() == one.reason
    facts = {"case": CASE, "name": "Wang", "reason": one.reason}
    assert words("gates_passed_already", facts, "en").startswith("Wang has passed these gates already")


@pytest.mark.requirement("S1-05")
def test_green_gates_may_be_confirmed_at_both_desks(day: DutyDay, database_url: str) -> None:
    day.count()
    day.now("08:50", -1)
    day.do("recheck_images", sizes="femur 4", initials="Dr. W")
    asked = (ReadyCase(CASE), ENGINEER)
    assert race(database_url, day.at, READY_CASE, asked, asked) == ["", ""]


@pytest.mark.requirement("S1-04")
def test_the_images_may_be_rechecked_at_both_desks_and_the_last_stands(day: DutyDay, database_url: str) -> None:
    day.now("08:50", -1)
    one, other = RecheckImages(CASE, "femur 4", "W"), RecheckImages(CASE, "femur 5", "Z")
    assert race(database_url, day.at, RECHECK_IMAGES, (one, ENGINEER), (other, SUPERVISOR)) == ["", ""]
    assert written(day, ImageCheck) == 2


@pytest.mark.requirement("S1-07")
def test_two_follow_ups_close_the_clock_once(day: DutyDay, database_url: str) -> None:
    day.operated()
    day.now("09:00", 1)
    one = RecordFollowUp(CASE, "Dr. W", adverse=False, result="healing")
    assert race(database_url, day.at, RECORD_FOLLOW_UP, (one, ENGINEER), (one, ENGINEER)) == ["", ""]
    assert [outcome for _, outcome in day.clocks("follow_up")] == ["on_time"]
