"""A computer whose clocks a test moves."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.domain.steady_clock import Reading

NIGHT = datetime(2026, 11, 24, 18, 10, tzinfo=UTC)


class Computer:
    """A computer whose clocks are moved by hand."""

    def __init__(self, wall: datetime = NIGHT) -> None:
        self.reading = Reading(wall, timedelta(seconds=1000), timedelta(seconds=900))

    def __call__(self) -> Reading:
        return self.reading

    def run(self, span: timedelta) -> None:
        now = self.reading
        self.reading = Reading(now.wall + span, now.running + span, now.awake + span)

    def sleep(self, span: timedelta) -> None:
        now = self.reading
        self.reading = Reading(now.wall + span, now.running + span, now.awake)

    def set_wall(self, by: timedelta) -> None:
        self.reading = replace(self.reading, wall=self.reading.wall + by)
