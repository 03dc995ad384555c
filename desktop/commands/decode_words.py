"""Words for the reason classes and warnings of ``sparezone decode``, English and Simplified Chinese."""

from collections.abc import Mapping

LANGUAGES = ("en", "zh_CN")

REASONS: dict[str, tuple[str, str]] = {
    "bad_char": ("A character stands where it is not allowed.", "出现了不允许的字符。"),
    "bad_count": ("The header announces another number of structures.", "报头中的结构数量与实际不符。"),
    "bad_date": ("The calendar or the clock has no such date or time.", "日期或时间不存在。"),
    "bad_format": ("The parts do not stand as the standard has them.", "格式不符合标准。"),
    "bad_request": ("The line is not a request.", "该行不是有效的请求。"),
    "bad_value": ("The value is not one that the standard allows.", "数值不在标准允许的范围内。"),
    "basic_udi_di": (
        "This is a Basic UDI-DI. It never stands on a label and names no article.",
        "这是 Basic UDI-DI，不会出现在标签上，也不能代表具体产品。",
    ),
    "check_character": ("The check character is wrong: scan again.", "校验符错误，请重新扫描。"),
    "check_digit": ("The check digit is wrong: scan again.", "校验位错误，请重新扫描。"),
    "control_char": ("The scan holds a control character.", "扫描内容中含有控制字符。"),
    "different_agency": ("The barcodes are of two different agencies.", "两个条码来自不同的发码机构。"),
    "empty": ("Nothing stands where data must stand.", "缺少必需的数据。"),
    "exclusive_ais": ("Two of the elements may not be on one item.", "两个应用标识符不能同时出现在同一物品上。"),
    "link_character": ("The two barcodes do not belong to one label.", "两个条码不属于同一标签。"),
    "non_ascii": (
        "The scan holds a character that no barcode has: check the keyboard layout and the input method.",
        "扫描内容中含有条码不可能有的字符，请检查键盘布局和输入法。",
    ),
    "not_udi": ("This barcode is no UDI.", "该条码不是 UDI。"),
    "oversize": ("The scan is longer than any barcode.", "扫描内容超过任何条码的长度。"),
    "repeated_ai": ("The same field is said twice with different data.", "同一字段出现两次且内容不同。"),
    "too_long": ("The data is longer than the standard allows.", "数据长度超过标准规定。"),
    "too_short": ("The data ends too early.", "数据不完整。"),
    "unknown_ai": ("GS1 has no such application identifier.", "GS1 没有该应用标识符。"),
    "unknown_di": ("The standard has no such data identifier.", "标准中没有该数据标识符。"),
    "unknown_unit": ("The MA code has no such unit.", "MA 码没有该数据单元。"),
}

WARNINGS: dict[str, tuple[str, str]] = {
    "brackets": ("The scan came with AIs in brackets.", "扫描内容带有括号。"),
    "caps_lock": ("Caps Lock was on; upper and lower case were swapped back.", "大写锁定已打开，已还原大小写。"),
    "check_digit": ("The check digit of the MA code is wrong; look at the label.", "MA 码校验位不符，请核对标签。"),
    "full_width": ("Full-width characters were made normal.", "全角字符已转换为半角。"),
    "low_confidence": (
        "AHM codes are read by unofficial rules; look at the label.",
        "AHM 码按非官方规则解析，请核对标签。",
    ),
    "no_identifier": ("A number without identifier was read as a GTIN.", "无标识符的数字已按 GTIN 解析。"),
    "not_gs1_symbol": ("A GS1 message in a symbol that is not a GS1 symbol.", "GS1 数据使用了非 GS1 符号。"),
    "old_unit": ("The production date stands in the old unit .P.", "生产日期使用了旧单元 .P。"),
    "separator_lost": (
        "A separator may have been lost: lot or serial look as if they held more data.",
        "可能丢失了分隔符：批号或序列号中疑似含有其他数据。",
    ),
    "separator_replaced": ("Separators were put back.", "已还原分隔符。"),
    "suffix": ("Line ends or blanks were taken off.", "已去除换行或空格。"),
    "truncated": ("The end of the message is missing.", "信息末尾缺失。"),
}

_SHOWN = (
    ("ai", "AI {}", "AI {}"),
    ("what", "{}", "{}"),
    ("position", "position {}", "位置 {}"),
    ("found", "found {!r}", "实际 {!r}"),
    ("expected", "expected {}", "应为 {}"),
    ("kind", "kind {}", "类型 {}"),
)


def words(code: str, facts: Mapping[str, object], language: str = "en") -> str:
    """One sentence for a reason class and where it happened.

    Args:
        code: a reason class.
        facts: what the refusal says.
        language: ``en`` or ``zh_CN``.
    """
    chinese = language == "zh_CN"
    sentence = REASONS[code][chinese]
    details = [
        (zh if chinese else en).format(facts[name]) for name, en, zh in _SHOWN if facts.get(name) not in (None, "")
    ]
    return f"{sentence} ({', '.join(details)})" if details else sentence
