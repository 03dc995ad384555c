"""The pages of a PDF as bitmaps, drawn by PDFium."""

import ctypes

import pypdfium2
from pypdfium2 import raw

from desktop.labels.drawing import MM_PER_INCH, Bitmap
from tests.labels.readers.canvas import from_gray

_FINER = 4
"""Drawn so many times finer, and then the middle of each dot counts, as far from every edge as can be."""


def pages(document: bytes, dpi: int) -> list[Bitmap]:
    """Every page at the wanted resolution."""
    pdf = pypdfium2.PdfDocument(document)
    try:
        sizes = [tuple(round(points * dpi / 72) for points in page.get_size()) for page in pdf]
        return [_part(pdf, at, (0.0, 0.0), size, dpi) for at, size in enumerate(sizes)]
    finally:
        pdf.close()


def part(document: bytes, page: int, corner_mm: tuple[float, float], size: tuple[int, int], dpi: int) -> Bitmap:
    """So many dots of a page from a corner, counted from the upper left in mm."""
    pdf = pypdfium2.PdfDocument(document)
    try:
        return _part(pdf, page, corner_mm, size, dpi)
    finally:
        pdf.close()


def _part(
    pdf: pypdfium2.PdfDocument, at: int, corner_mm: tuple[float, float], size: tuple[int, ...], dpi: int
) -> Bitmap:
    page = pdf[at]
    whole = [round(points * dpi * _FINER / 72) for points in page.get_size()]
    start = [-round(mm * dpi * _FINER / MM_PER_INCH) for mm in corner_mm]
    width, height = size
    canvas = pypdfium2.PdfBitmap.new_native(width * _FINER, height * _FINER, raw.FPDFBitmap_Gray)
    canvas.fill_rect((255, 255, 255, 255), 0, 0, width * _FINER, height * _FINER)
    raw.FPDF_RenderPageBitmap(canvas, page, *start, *whole, 0, raw.FPDF_RENDER_NO_SMOOTHPATH)
    pixels = ctypes.string_at(canvas.buffer, canvas.stride * canvas.height)
    page.close()
    middle = _FINER // 2
    rows = (
        pixels[start : start + width * _FINER : _FINER]
        for start in range(middle * canvas.stride + middle, len(pixels), _FINER * canvas.stride)
    )
    return from_gray(b"".join(rows), width, height)
