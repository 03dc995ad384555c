"""The questions of a bank and their answers: what is a well-formed question, and which answers are right."""

from collections.abc import Collection, Mapping
from typing import Final

from desktop.domain.qualification import MOST_CHOICES, QuestionKind

FEWEST_CHOICES: Final = 2
_NUMBERS: Final = {str(number): number for number in range(1, MOST_CHOICES + 1)}
_LETTERS: Final = {chr(ord("A") + number - 1): number for number in range(1, MOST_CHOICES + 1)}


def as_numbers(chosen: Collection[int]) -> str:
    """Numbers of choices as they are kept: rising, each once, with commas between."""
    return ",".join(str(number) for number in sorted(set(chosen)))


def read_numbers(kept: str) -> tuple[int, ...]:
    """What `as_numbers` kept."""
    return tuple(int(number) for number in kept.split(",")) if kept else ()


def read_solution(text: str) -> tuple[int, ...] | None:
    """The right choices as people write them: ``2``, ``1,3``, ``B``, ``ACD``; None for anything else."""
    found = []
    for sign in text.upper():
        number = _NUMBERS.get(sign) or _LETTERS.get(sign)
        if number is not None:
            found.append(number)
        elif sign not in " ,;、，；/+":
            return None
    return tuple(sorted(set(found))) or None


def fault_of(kind: QuestionKind, choices: Collection[str], solution: Collection[int]) -> str:
    """What is wrong with a question, as a code; "" when nothing is.

    Returns:
        ``too_few_choices``, ``repeated_choice``, ``right_not_there`` for a right one that is not there, ``one_right``
        for a single choice with several right ones, or "".
    """
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        return "too_few_choices"
    if len(set(choices)) < len(choices):
        return "repeated_choice"
    if not solution or not all(1 <= number <= len(choices) for number in solution):
        return "right_not_there"
    return "one_right" if kind is QuestionKind.SINGLE and len(solution) > 1 else ""


def count_right(solutions: Mapping[int, str], chosen: Mapping[int, str]) -> int:
    """How many questions are answered rightly: all right choices and no other, by position."""
    return sum(chosen.get(position, "") == solution for position, solution in solutions.items())
