"""How far apart two words are: single characters put in, left out or changed (Levenshtein, 1966).

Reckoned for a whole column at once in the bits of one number (Myers, Journal of the ACM 46, 1999), and for all words at
once in arrays of such numbers, so that a hundred thousand serial numbers are compared while a person waits.
"""

from collections.abc import Iterable, Iterator, Sequence
from heapq import nsmallest
from typing import Any, Final

LONGEST_IN_ARRAYS: Final = 63
"""A longer word does not fit into the numbers of an array."""

FEWEST_IN_ARRAYS: Final = 500
"""Fewer words are compared one after the other."""

Column = tuple[int, int, int]
"""A column of the table of distances: the places that go up, those that go down, and the distance at its foot."""


def distance(one: str, other: str) -> int:
    """The fewest single changes that make one word of the other."""
    return next(iter(_distances(one, (other,))))[0]


def nearest(word: str, words: Iterable[str], count: int) -> tuple[str, ...]:
    """The nearest of some words; those as near as each other in the order of the alphabet."""
    listed = list(words)
    if len(listed) < FEWEST_IN_ARRAYS or not 0 < len(word) <= LONGEST_IN_ARRAYS:
        return tuple(found for _far, found in nsmallest(count, _distances(word, sorted(listed))))
    far = _distances_in_arrays(word, listed)
    limit = sorted(far.tolist())[:count][-1]
    near = [(int(far[at]), listed[at]) for at in (far <= limit).nonzero()[0]]
    return tuple(found for _far, found in nsmallest(count, near))


def _distances_in_arrays(word: str, words: Sequence[str]) -> Any:
    """The distance of each word, in their order; the steps of `_next` for all words side by side."""
    import numpy as np  # loads in the first search, not when the program starts

    table = np.array(words)
    characters = np.ascontiguousarray(table.view(np.uint32).reshape(len(words), -1).T)
    lengths = np.char.str_len(table)
    places = np.zeros(max(int(characters.max()), *map(ord, word)) + 1, np.uint64)
    for at, character in enumerate(word):
        places[ord(character)] |= np.uint64(1 << at)
    whole, foot = np.uint64((1 << len(word)) - 1), np.uint64(1 << len(word) >> 1)
    up, down = np.full(len(words), whole), np.zeros(len(words), np.uint64)
    score = np.full(len(words), len(word), np.int64)
    far = score.copy()
    for at, column in enumerate(characters):
        same = places[column]
        straight = same | down
        across = (((same & up) + up) ^ up) | same
        raised, lowered = down | ~(across | up), up & across
        score += ((raised & foot) != 0).astype(np.int64) - ((lowered & foot) != 0)
        raised = (raised << np.uint64(1)) | np.uint64(1)
        up = ((lowered << np.uint64(1)) | ~(straight | raised)) & whole
        down = raised & straight & whole
        far = np.where(lengths == at + 1, score, far)
    return far


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
