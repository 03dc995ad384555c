"""The pages of a PDF as bitmaps, drawn by PDFium."""

import ctypes

import pypdfium2
from pypdfium2 import raw

from desktop.labels.drawing import Bitmap
from tests.labels.readers.canvas import from_gray

_FINER = 4
"""Drawn so many times finer, and then the middle of each dot counts, as far from every edge as can be."""


def pages(document: bytes, dpi: int) -> list[Bitmap]:
    """Every page at the wanted resolution."""
    pdf = pypdfium2.PdfDocument(document)
    try:
        return [_page(pdf, at, dpi) for at in range(len(pdf))]
    finally:
        pdf.close()


def _page(pdf: pypdfium2.PdfDocument, at: int, dpi: int) -> Bitmap:
    page = pdf[at]
    width, height = (round(points * dpi / 72) for points in page.get_size())
    canvas = pypdfium2.PdfBitmap.new_native(width * _FINER, height * _FINER, raw.FPDFBitmap_Gray)
    canvas.fill_rect((255, 255, 255, 255), 0, 0, width * _FINER, height * _FINER)
    raw.FPDF_RenderPageBitmap(canvas, page, 0, 0, width * _FINER, height * _FINER, 0, raw.FPDF_RENDER_NO_SMOOTHPATH)
    pixels = ctypes.string_at(canvas.buffer, canvas.stride * canvas.height)
    page.close()
    middle = _FINER // 2
    rows = (
        pixels[start : start + width * _FINER : _FINER]
        for start in range(middle * canvas.stride + middle, len(pixels), _FINER * canvas.stride)
    )
    return from_gray(b"".join(rows), width, height)
