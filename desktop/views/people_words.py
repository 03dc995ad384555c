"""Terms of staff as shapes and words, for the pages about people."""

from datetime import datetime, tzinfo
from typing import Final

from desktop.domain.qualification import Standing
from desktop.queries.assessing import AssessmentRow
from desktop.queries.staff import Chip, StaffRow
from desktop.queries.trainings import YearVerdict
from desktop.views.theme import Role
from desktop.views.translation import text
from desktop.views.widgets.shapes import Shape
from desktop.views.words.staff import BACKGROUNDS, LACKING, POSTS, STANDINGS, UNTIL

Look = tuple[Shape, Role]

STANDING_LOOKS: Final[dict[Standing, Look]] = {
    Standing.VALID: (Shape.TICKED_CIRCLE, Role.OK),
    Standing.NOT_PASSED: (Shape.WARNING_TRIANGLE, Role.WARN),
    Standing.EXPIRED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
    Standing.NOT_YET: (Shape.CLOCK, Role.INFO),
    Standing.MISSING: (Shape.RING, Role.MUTED),
}
YEAR_LOOKS: Final[dict[YearVerdict, Look]] = {
    YearVerdict.KEPT: (Shape.TICKED_CIRCLE, Role.OK),
    YearVerdict.OPEN: (Shape.HALF_RING, Role.INFO),
    YearVerdict.WARN: (Shape.WARNING_TRIANGLE, Role.WARN),
    YearVerdict.MISSED: (Shape.CROSSED_OCTAGON, Role.REFUSED),
}


def chip_words(chip: Chip) -> str:
    """A certificate in short: topic and last day."""
    until = "" if chip.until is None else chip.until.isoformat()
    return f"{chip.topic} · {until}" if chip.standing is Standing.VALID else f"{chip.topic} · {standing_words(chip)}"


def standing_words(chip: Chip) -> str:
    """What keeps a certificate from counting, with its day."""
    until = "" if chip.until is None else chip.until.isoformat()
    if chip.standing is Standing.VALID:
        return text(UNTIL).format(until)
    return f"{text(STANDINGS[chip.standing.value])} {until}".rstrip(" ")


def post_of(row: StaffRow) -> str:
    """Somebody's place in the team, "" for none."""
    return text(POSTS[row.post.value]) if row.post is not None else ""


def background_of(row: StaffRow) -> str:
    """What somebody learned before, "" while nobody said it."""
    return text(BACKGROUNDS[row.background.value]) if row.background is not None else ""


def lacking_of(row: StaffRow) -> str:
    """What somebody lacks for the post."""
    return " · ".join(text(LACKING[one.value]) for one in row.lacking)


def score_of(row: AssessmentRow) -> str:
    """The score, "" while it runs."""
    return "" if row.score is None else f"{row.score:g}"


def local_text(moment: datetime, zone: tzinfo) -> str:
    """A moment as the wall clock of the centre says it."""
    return f"{moment.astimezone(zone):%Y-%m-%d %H:%M}"
