"""The figures of service against an oracle that counts minutes and hours one by one."""

import itertools
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from random import Random

import pytest

from desktop.domain.repair_clocks import Pause
from desktop.domain.service_figures import depreciation, fold, spread, written_off
from desktop.domain.service_rows import Cost, Figures, Grouping, InUse, Job, Paid, Period, World

START = datetime(2026, 10, 1, tzinfo=UTC)
NOW = datetime(2026, 11, 15, 8, tzinfo=UTC)
PERIOD = Period(date(2026, 10, 1), date(2026, 10, 31), START, datetime(2026, 11, 1, tzinfo=UTC))
HOUR = timedelta(hours=1)


def day_of(moment: datetime) -> date:
    return moment.date()


def world(seed: int) -> World:
    """A small centre over ten weeks, in whole hours so that the oracle can count them."""
    random = Random(seed)
    devices = [
        InUse(number, f"D-{number}", random.choice("AB"), random.choice("EN"), date(2026, 9, random.randint(1, 28)),
              random.choice([None, date(2026, 10, 20)]), Decimal("1200.00"), date(2026, 1, 31), 24)
        for number in range(6)
    ]  # fmt: skip
    jobs, costs = [], []
    for number in range(40):
        device = random.choice(devices)
        at = START + HOUR * random.randint(-500, 900)
        answered = random.choice([None, at + HOUR * random.randint(0, 9)])
        done = random.choice([None, at + HOUR * random.randint(10, 400)])
        wait = Pause(at + 2 * HOUR, at + HOUR * random.randint(3, 60), customer_caused=random.random() < 0.7)
        jobs.append(
            Job(f"W-{number}", device.id, device.serial, device.model, device.region, random.choice("XY"),
                random.choice(["Li", "Wu"]), random.random() < 0.2, at, answered, done,
                done if random.random() < 0.5 else None, at + 4 * HOUR, at + 90 * HOUR, (wait,),
                ("scan",) * random.randint(0, 3) + ("typed",))
        )  # fmt: skip
        costs.append(
            Cost(f"W-{number}", device.id, device.model, device.region, random.choice(["part", "labour"]),
                 random.choice(list(Paid)), Decimal(1), Decimal(random.randint(1, 900)), at.date())
        )  # fmt: skip
    return World(jobs, costs, devices, NOW, NOW.date())


def hours(start: datetime, end: datetime) -> Iterator[datetime]:
    while start < end:
        yield start
        start += HOUR


class Oracle:
    """Counts one by one what the program folds."""

    def __init__(self, given: World) -> None:
        self.given = given
        self.jobs = [job for job in given.jobs if date(2026, 10, 1) <= job.reported_at.date() <= date(2026, 10, 31)]
        self.failures = [job for job in self.jobs if not job.planned]

    def down(self) -> int:
        """Hours of the period in which a device had a failure that was not repaired."""
        return sum(
            any(
                job.device == device.id and not job.planned and job.reported_at <= hour
                and (job.back_at or job.finished_at or NOW) > hour
                for job in self.given.jobs
            )
            for device in self.given.devices
            for hour in hours(PERIOD.start, PERIOD.end)
        )  # fmt: skip

    def in_use(self, model: str | None = None, region: str | None = None) -> int:
        """Days of devices in use within the period."""
        days = [date(2026, 10, day) for day in range(1, 32)]
        return sum(
            device.since <= day <= (device.until or date.max)
            for device in self.given.devices
            for day in days
            if model in (None, device.model) and region in (None, device.region)
        )

    def net_minutes(self, job: Job) -> float:
        end = job.back_at or job.finished_at
        assert end is not None
        kept = [
            hour for hour in hours(job.reported_at, end)
            if not any(one.customer_caused and one.start <= hour < (one.end or end) for one in job.waits)
        ]  # fmt: skip
        return len(kept) * 60.0

    def came_back(self, job: Job) -> bool:
        assert job.finished_at is not None
        return any(
            other is not job and not other.planned and other.device == job.device and other.topic == job.topic
            and job.finished_at <= other.reported_at
            and (other.reported_at.date() - job.finished_at.date()).days <= 30
            for other in self.given.jobs
        )  # fmt: skip


@pytest.fixture(params=range(12))
def pair(request: pytest.FixtureRequest) -> tuple[Figures, Oracle]:
    given = world(request.param)
    return fold(given, PERIOD, day_of), Oracle(given)


@pytest.mark.requirement("S2-42", "S2-60", "S2-66")
def test_times_are_those_that_the_oracle_counts(pair: tuple[Figures, Oracle]) -> None:
    told, oracle = pair
    answered = sorted(
        (job.responded_at - job.reported_at) / timedelta(minutes=1) for job in oracle.jobs if job.responded_at
    )
    assert told.response.count == len(answered)
    if answered:
        within = sum(one <= (told.response.ninety or 0) for one in answered)
        assert within >= 0.9 * len(answered)
        assert sum(one < (told.response.ninety or 0) for one in answered) < 0.9 * len(answered)
    ended = [job for job in oracle.failures if job.back_at or job.finished_at]
    net = [oracle.net_minutes(job) for job in ended]
    assert told.repair_net.mean == (pytest.approx(sum(net) / len(net)) if net else None)
    assert told.availability.down == pytest.approx(oracle.down())
    assert told.availability.hours == pytest.approx(oracle.in_use() * 24)


@pytest.mark.requirement("S2-49", "S2-63")
def test_first_time_fix_is_decided_after_thirty_days(pair: tuple[Figures, Oracle]) -> None:
    told, oracle = pair
    finished = [job for job in oracle.failures if job.finished_at]
    back = [oracle.came_back(job) for job in finished]
    open_still = [
        not came and job.finished_at is not None and (NOW.date() - job.finished_at.date()).days <= 30
        for job, came in zip(finished, back, strict=True)
    ]
    assert told.undecided == sum(open_still)
    assert told.first_time.whole == len(finished) - sum(open_still)
    assert told.first_time.part == told.first_time.whole - sum(back)
    assert sum(row.repeats for row in told.repeats) == sum(back)


@pytest.mark.requirement("S2-46", "S2-59", "S2-61")
def test_rates_and_costs_close_with_their_rows(pair: tuple[Figures, Oracle]) -> None:
    told, oracle = pair
    costs = [cost for cost in oracle.given.costs if cost.on.month == 10]
    assert told.costs.total == sum((cost.amount for cost in costs), Decimal(0))
    assert sum(told.costs.charges.values(), Decimal(0)) == told.costs.total
    assert sum((row.repair for row in told.devices), Decimal(0)) == told.costs.total
    assert sum((row.income for row in told.devices), Decimal(0)) == told.costs.paid[Paid.CUSTOMER]
    assert sum((row.offsets for row in told.devices), Decimal(0)) == told.costs.paid[Paid.COVERED]
    for by in Grouping:
        sums = [row for row in told.totals if row.by is by]
        assert sum((row.repair for row in sums), Decimal(0)) == told.costs.total
        assert sum((row.offsets for row in sums), Decimal(0)) == told.costs.paid[Paid.COVERED]
        worn = sum((row.depreciation or Decimal(0) for row in told.devices), Decimal(0))
        assert sum((row.depreciation or Decimal(0) for row in sums), Decimal(0)) == worn
        used = (one for one in oracle.given.devices if one.days(PERIOD.first, PERIOD.last))
        sizes = Counter(one.model if by is Grouping.MODEL else one.region for one in used)
        assert {row.name: row.devices for row in sums if row.devices} == sizes
    assert sum(group.rate.failures for group in told.rates) == len(oracle.failures)
    for group in told.rates:
        assert group.rate.years == pytest.approx(oracle.in_use(group.model, group.region) / 365.25)


@pytest.mark.requirement("S2-30", "S2-79", "S2-80")
def test_shares_are_parts_of_wholes(pair: tuple[Figures, Oracle]) -> None:
    told, oracle = pair
    assert (told.planned.part, told.planned.whole) == (len(oracle.jobs) - len(oracle.failures), len(oracle.jobs))
    stamps = [stamp for job in oracle.jobs for stamp in job.stamps]
    assert (told.scanned.part, told.scanned.whole) == (stamps.count("scan"), len(stamps))
    late = [job for job in oracle.jobs if not job.responded_at or job.responded_at > (job.response_due_at or NOW)]
    assert told.kept_response.whole - told.kept_response.part == len(late)


def test_nothing_is_none_and_never_nought() -> None:
    told = fold(World([], [], [], NOW, NOW.date()), PERIOD, day_of)
    assert (told.response.median, told.repair.mean, told.first_time.rate) == (None, None, None)
    assert (told.availability.share, told.planned.rate, told.scanned.rate) == (None, None, None)
    assert (told.rates, told.totals, told.devices, told.repeats) == ((), (), (), ())


@pytest.mark.requirement("S2-60", "S2-61")
def test_of_a_period_that_goes_on_only_what_has_passed_counts() -> None:
    device = InUse(1, "D", "A", "E", date(2026, 1, 1), None)
    broken = Job("W", 1, "D", "A", "E", "X", "Li", False, datetime(2026, 11, 14, tzinfo=UTC))
    given = World([broken], [], [device], NOW, NOW.date())
    whole = Period(
        date(2026, 11, 1), date(2026, 11, 30), datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)
    )
    told = fold(given, whole, day_of)
    assert (told.availability.hours, told.availability.down) == (14 * 24 + 8, 24 + 8)
    assert [group.rate.years for group in told.rates] == [pytest.approx(15 / 365.25)]
    today = Period(NOW.date(), NOW.date(), NOW.replace(hour=0), NOW.replace(hour=0) + 24 * HOUR)
    assert fold(given, today, day_of).availability.share == 0.0
    ahead = Period(
        date(2026, 12, 1), date(2026, 12, 31), datetime(2026, 12, 1, tzinfo=UTC), datetime(2027, 1, 1, tzinfo=UTC)
    )
    told = fold(given, ahead, day_of)
    assert (told.availability.hours, told.availability.down, told.availability.share) == (0, 0, None)
    assert [(group.devices, group.rate.rate) for group in told.rates] == [(0, None)]


@pytest.mark.requirement("S2-60")
@pytest.mark.parametrize("orders", [1, 2])
def test_a_device_that_is_scrapped_is_down_no_more(orders: int) -> None:
    devices = [InUse(number, f"D-{number}", "A", "E", date(2026, 1, 1), None) for number in (1, 2)]
    devices[0] = replace(devices[0], until=date(2026, 10, 10))
    broken = Job("W", 1, "D-1", "A", "E", "X", "Li", False, START + 216 * HOUR, last_day=date(2026, 10, 10))
    given = World([replace(broken, number=f"W-{at}") for at in range(orders)], [], devices, NOW, NOW.date())
    told = fold(given, PERIOD, day_of).availability
    assert (told.hours, told.down) == (24 * (10 + 31), 24)
    later = Period(date(2026, 11, 1), date(2026, 11, 9), PERIOD.end, PERIOD.end + 216 * HOUR)
    assert fold(given, later, day_of).availability.share == 1.0


@pytest.mark.requirement("S2-61")
def test_a_failure_of_a_device_that_was_not_in_use_by_its_record_is_counted() -> None:
    job = Job("W", 1, "D", "A", "E", "X", "Li", False, START)
    (group,) = fold(World([job], [], [], NOW, NOW.date()), PERIOD, day_of).rates
    assert (group.model, group.devices, group.rate.failures, group.rate.rate) == ("A", 0, 1, None)


@pytest.mark.requirement("S2-42")
def test_nine_in_ten_is_a_span_that_was_measured() -> None:
    assert spread([float(number) for number in range(1, 11)]).ninety == 9.0
    assert spread([5.0]).ninety == 5.0
    assert spread([1.0, 2.0, 4.0, 9.0]).median == 3.0


@pytest.mark.requirement("S2-46", "S2-78")
def test_a_device_is_written_off_in_a_straight_line_to_the_fen() -> None:
    device = InUse(1, "D", "A", "E", date(2024, 1, 31), None, Decimal("1000.00"), date(2024, 1, 31), 36)
    assert written_off(device, date(2024, 1, 31)) == Decimal("0.00")
    assert written_off(device, date(2024, 2, 28)) == Decimal("0.00")
    assert written_off(device, date(2024, 2, 29)) == Decimal("27.78")
    assert written_off(device, date(2027, 1, 31)) == Decimal("1000.00")
    assert written_off(device, date(2040, 1, 1)) == Decimal("1000.00")
    months = [date(2024 + at // 12, at % 12 + 1, 1) for at in range(48)]
    spans = itertools.pairwise(months)
    each = [depreciation(device, first, after - timedelta(days=1)) or Decimal(0) for first, after in spans]
    assert sum(each, Decimal(0)) == Decimal("1000.00")
    assert depreciation(InUse(1, "D", "A", "E", date(2024, 1, 1), None), date(2026, 1, 1), date(2026, 2, 1)) is None
