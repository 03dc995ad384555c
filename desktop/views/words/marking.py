"""Marks a text for the translators; what `PySide6.QtCore` has under this name answers an object, this one a text."""


def QT_TRANSLATE_NOOP(_context: str, source: str) -> str:
    """The source itself; the tool that collects the texts knows this name.

    Args:
        _context: the translation context.
        source: the English text, a literal.
    """
    return source
