"""Names in the language of the window: data carries a Chinese name and, often, an English one."""

from PySide6.QtCore import QLocale


def shows_chinese() -> bool:
    """Whether the window speaks Chinese now."""
    return QLocale().language() == QLocale.Language.Chinese


def named(name: str, name_en: str) -> str:
    """The name to show: the English one in an English window if there is one."""
    return name if shows_chinese() or not name_en else name_en
