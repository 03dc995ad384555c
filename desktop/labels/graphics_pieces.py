"""Cutting a picture: its inked part, bands that a printer takes, and small pieces around what is drawn."""

from dataclasses import dataclass

from desktop.labels.drawing import Bitmap

ROWS_APART = 8
BYTES_APART = 3


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a picture and where it stands, in dots; ``x`` is on a whole byte."""

    x: int
    y: int
    bitmap: Bitmap


def inked(bitmap: Bitmap) -> Piece | None:
    """The picture without its blank rows above and below and its blank bytes left and right; None if all is blank."""
    rows = _rows(bitmap)
    filled = [number for number, row in enumerate(rows) if row]
    if not filled:
        return None
    union = 0
    for row in rows:
        union |= row
    columns = _runs(_byte_flags(union, bitmap.stride), bitmap.stride)
    return cut(bitmap, (columns[0][0], filled[0], columns[-1][1], filled[-1] + 1))


def bands(piece: Piece, most_bytes: int) -> tuple[Piece, ...]:
    """The piece in bands of whole rows, each of at most ``most_bytes`` bytes."""
    bitmap = piece.bitmap
    rows = max(1, most_bytes // bitmap.stride)
    return tuple(
        _moved(cut(bitmap, (0, top, bitmap.stride, min(top + rows, bitmap.height))), piece.x, piece.y)
        for top in range(0, bitmap.height, rows)
    )


def pieces(bitmap: Bitmap, wanted: Bitmap) -> tuple[Piece, ...]:
    """Small parts of a picture that hold every dot of ``wanted`` between them.

    Args:
        bitmap: what the parts show.
        wanted: the dots that must be shown; of the same size.
    """
    rows = _rows(wanted)
    found: list[Piece] = []
    for top, bottom in _runs([row != 0 for row in rows], ROWS_APART):
        union = 0
        for row in rows[top:bottom]:
            union |= row
        for left, right in _runs(_byte_flags(union, bitmap.stride), BYTES_APART):
            found.append(_without_blank_rows(cut(bitmap, (left, top, right, bottom))))
    return tuple(found)


def cut(bitmap: Bitmap, box: tuple[int, int, int, int]) -> Piece:
    """A part of a picture.

    Args:
        bitmap: the picture.
        box: left byte, top row, the byte after the last and the row after the last.
    """
    left, top, right, bottom = box
    stride = bitmap.stride
    rows = b"".join(bitmap.rows[y * stride + left : y * stride + right] for y in range(top, bottom))
    width = min(right * 8, bitmap.width) - left * 8
    return Piece(left * 8, top, Bitmap(width, bottom - top, rows))


def without(bitmap: Bitmap, boxes: Bitmap) -> Bitmap:
    """The picture without the dots of another one of the same size."""
    kept = int.from_bytes(bitmap.rows) & ~int.from_bytes(boxes.rows)
    return Bitmap(bitmap.width, bitmap.height, kept.to_bytes(len(bitmap.rows)))


def together(first: Bitmap, second: Bitmap) -> Bitmap:
    """The dots of two pictures of the same size."""
    ink = int.from_bytes(first.rows) | int.from_bytes(second.rows)
    return Bitmap(first.width, first.height, ink.to_bytes(len(first.rows)))


def _without_blank_rows(piece: Piece) -> Piece:
    kept = inked(piece.bitmap)
    return piece if kept is None else _moved(kept, piece.x, piece.y)


def _moved(piece: Piece, x: int, y: int) -> Piece:
    return Piece(piece.x + x, piece.y + y, piece.bitmap)


def _rows(bitmap: Bitmap) -> list[int]:
    stride = bitmap.stride
    return [int.from_bytes(bitmap.rows[start : start + stride]) for start in range(0, len(bitmap.rows), stride)]


def _byte_flags(row: int, stride: int) -> list[bool]:
    return [byte != 0 for byte in row.to_bytes(stride)]


def _runs(flags: list[bool], apart: int) -> list[tuple[int, int]]:
    """Where flags stand together: first and one after the last; runs nearer than ``apart`` are one."""
    runs: list[tuple[int, int]] = []
    for place, flag in enumerate(flags):
        if not flag:
            continue
        if runs and place - runs[-1][1] < apart:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs
