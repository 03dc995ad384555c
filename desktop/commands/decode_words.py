"""One sentence for a reason class of ``sparezone decode``; the words stand in `desktop.views.words.decoder`."""

from collections.abc import Mapping

from desktop.views.words.decoder import LANGUAGES, REASONS

__all__ = ["LANGUAGES", "words"]

_BAD_REQUEST = ("The line is not a request", "该行不是有效的请求")

_SHOWN = (
    ("ai", "AI {}", "AI {}"),
    ("what", "{}", "{}"),
    ("position", "position {}", "位置 {}"),
    ("found", "found {!r}", "实际 {!r}"),
    ("expected", "expected {}", "应为 {}"),
    ("kind", "kind {}", "类型 {}"),
)


def words(code: str, facts: Mapping[str, object], language: str = "en") -> str:
    """What is wrong, where it happened, and what to do.

    Args:
        code: a reason class.
        facts: what the refusal says.
        language: ``en`` or ``zh_CN``.
    """
    chinese = language == "zh_CN"
    told, _, next_action = REASONS.get(code, _BAD_REQUEST)[chinese].partition("|")
    details = [
        (zh if chinese else en).format(facts[name]) for name, en, zh in _SHOWN if facts.get(name) not in (None, "")
    ]
    where = f" ({', '.join(details)})" if details and not chinese else f"（{'，'.join(details)}）" if details else ""
    stop = "。" if chinese else "."
    after = f"{'' if chinese else ' '}{next_action}{stop}" if next_action else ""
    return f"{told}{where}{stop}{after}"
