"""Stable words as they stand on a label, in the language of the label."""

from collections.abc import Mapping
from typing import Final

CHINESE: Final = "zh_CN"

_REASONS: Final = {
    "unexpected": ("not announced", "未预告"),
    "unknown_item": ("unknown item", "未知物料"),
    "unreadable": ("unreadable code", "条码无法识读"),
    "expired": ("expired", "已过期"),
    "damaged": ("damaged", "破损"),
    "wrong_data": ("label differs from the notice", "标签与送货单不符"),
    "quality": ("quality", "质量问题"),
    "return": ("returned", "退货"),
    "defect": ("opened or defective", "已开封或有缺陷"),
    "recall": ("recalled", "召回"),
}
_ROLES: Final = {
    "clerk": ("clerk", "仓管员"),
    "engineer": ("engineer", "工程师"),
    "supervisor": ("supervisor", "主管"),
    "administrator": ("administrator", "管理员"),
    "auditor": ("auditor", "审核员"),
}
_COPY: Final = ("Reprint {0}", "补打 {0}")


def worded(fields: Mapping[str, str], reprint: int, language: str) -> dict[str, str]:
    """Fields with words for reason and role, and with ``copy`` on a reprint; what is empty is left out.

    Args:
        fields: by name, as the job keeps them.
        reprint: the number of the reprint, 0 for the first print.
        language: ``zh_CN`` or ``en``.
    """
    chinese = language == CHINESE
    said = {name: value for name, value in fields.items() if value}
    for name, known in (("reason", _REASONS), ("role", _ROLES)):
        if said.get(name) in known:
            said[name] = known[said[name]][chinese]
    return said | ({"copy": _COPY[chinese].format(reprint)} if reprint else {})
