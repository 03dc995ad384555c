"""Plays the simulation and holds the database against its fold."""

from collections import Counter
from datetime import timedelta
from fractions import Fraction

from sqlalchemy import Engine, func, select

from desktop.models.deadline import ClockJump, Deadline, DeadlineStage, Reminder
from desktop.queries.on_time import OnTimeAsked, on_time_rates
from desktop.services.posting import Ledger
from tests.services.clock_simulation import BEGIN, DAY, DAYS, MONTH, WEIGHTLESS, Simulation, StageName


def proved(engine: Engine, ledger: Ledger, documents: int, seed: int = 6) -> Counter[str]:
    """Play and prove; returns what happened how often.

    Raises:
        AssertionError: a stage was told twice, early, wrongly marked or not at all, or a figure is wrong.
    """
    play = Simulation(engine, ledger, documents, seed)
    play.run()
    counts = play.counts
    _prove_stages(engine, play)
    _prove_figures(engine, play)
    with engine.connect() as connection:
        moved = connection.execute(select(ClockJump.moved_ms, ClockJump.workstation).where(_WALL)).all()
        reminders = connection.execute(select(func.count()).select_from(Reminder)).scalar_one()
    assert {row.moved_ms % round(MONTH / _MS) for row in moved} <= {0}
    assert {row.workstation for row in moved} <= {"desk 3"}
    delays = [told.fired_at - told.fire_at for told in play.told.values()]
    counts["told"], counts["dropped"], counts["promises"] = len(play.told), len(play.dropped), len(play.promises)
    counts["late"], counts["longest delay"] = sum(delay > _MINUTE for delay in delays), int(max(delays) / (1000 * _MS))
    counts["jumps recorded"], counts["reminders"] = len(moved), reminders
    return counts


_MS = timedelta(milliseconds=1)
_MINUTE = timedelta(minutes=1)
_WALL = ClockJump.kind == "wall_clock"


def _prove_stages(engine: Engine, play: Simulation) -> None:
    columns = (Deadline.document, Deadline.rule, DeadlineStage.stage, DeadlineStage.fire_at, DeadlineStage.fired_at)
    asked = select(*columns, DeadlineStage.late, func.count(Reminder.id).label("told"))
    joined = asked.join(DeadlineStage, DeadlineStage.deadline_id == Deadline.id)
    grouped = joined.outerjoin(Reminder, Reminder.stage_id == DeadlineStage.id)
    with engine.connect() as connection:
        rows = connection.execute(grouped.group_by(Deadline.id, DeadlineStage.id)).all()
    names: list[StageName] = [(row.document, row.rule, row.stage) for row in rows]
    assert len(names) == len(set(names))
    fired = {name: row for name, row in zip(names, rows, strict=True) if row.fired_at is not None}
    assert fired.keys() == play.told.keys()
    for name, row in fired.items():
        told = play.told[name]
        assert row.fired_at >= row.fire_at
        assert (row.fire_at, row.fired_at) == (told.fire_at, told.fired_at)
        assert (row.late, row.told) == (told.fired_at - told.fire_at > _MINUTE, 2)
    assert {name for name, row in zip(names, rows, strict=True) if row.fired_at is None} >= play.dropped


def _prove_figures(engine: Engine, play: Simulation) -> None:
    whole = (BEGIN, BEGIN + (DAYS + 30) * DAY)
    months = [(BEGIN + start * DAY, BEGIN + (start + 30) * DAY) for start in range(0, DAYS, 30)]
    for start, end in (whole, *months):
        with engine.connect() as connection:
            figures = on_time_rates(connection, OnTimeAsked(start, end), play.now)
        expected = play.on_time(start, end)
        assert {one.rule: (one.due, one.kept) for one in figures[:-1]} == expected
        weighed = [pair for rule, pair in expected.items() if rule not in WEIGHTLESS]
        due, kept = sum(pair[0] for pair in weighed), sum(pair[1] for pair in weighed)
        assert (figures[-1].weight, figures[-1].rate) == (due, Fraction(kept, due) if due else None)
