"""How far apart two words are: single characters put in, left out or changed (Levenshtein, 1966).

Reckoned for a whole column at once in the bits of one number (Myers, Journal of the ACM 46, 1999), and for sorted words
only from where they differ, so that a hundred thousand serial numbers are compared while a person waits.
"""

from collections.abc import Iterable, Iterator
from heapq import nsmallest

Column = tuple[int, int, int]
"""A column of the table of distances: the places that go up, those that go down, and the distance at its foot."""


def distance(one: str, other: str) -> int:
    """The fewest single changes that make one word of the other."""
    return next(iter(_distances(one, (other,))))[0]


def nearest(word: str, words: Iterable[str], count: int) -> tuple[str, ...]:
    """The nearest of some words; those as near as each other in the order of the alphabet."""
    return tuple(found for _far, found in nsmallest(count, _distances(word, sorted(words))))


def _distances(word: str, ordered: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The distance of each word; columns of a beginning that it shares with the one before are not reckoned again."""
    places = {character: sum(1 << at for at, one in enumerate(word) if one == character) for character in set(word)}
    whole, foot = (1 << len(word)) - 1, 1 << len(word) >> 1
    columns: list[Column] = [(whole, 0, len(word))]
    before = ""
    for one in ordered:
        shared = len(before)
        while not one.startswith(before[:shared]):
            shared -= 1
        del columns[shared + 1 :]
        for character in one[shared:]:
            columns.append(_next(columns[-1], places.get(character, 0), whole, foot))
        before = one
        yield columns[-1][2], one


def _next(column: Column, same: int, whole: int, foot: int) -> Column:
    up, down, score = column
    if not foot:
        return up, down, score + 1
    straight = same | down
    across = (((same & up) + up) ^ up) | same
    raised, lowered = down | ~(across | up), up & across
    score += bool(raised & foot) - bool(lowered & foot)
    raised = raised << 1 | 1
    return (lowered << 1 | ~(straight | raised)) & whole, raised & straight & whole, score
