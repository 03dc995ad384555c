"""Printer files of one line for the tests, with the frame of a label around it."""


def zpl(field: bytes) -> bytes:
    return b"^XA^PW1200^LL400^CI28" + field + b"^XZ"


def tspl(line: bytes) -> bytes:
    return b"SIZE 140 mm,40 mm\nGAP 2 mm,0 mm\nCLS\n" + line + b"\nPRINT 1\n"
