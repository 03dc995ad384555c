"""Words for the reason classes and warnings of the decoder, English and Simplified Chinese.

They stand here in both languages and not in the ``.ts`` file: ``sparezone decode`` speaks them without loading Qt.
"""

from typing import Final

LANGUAGES: Final = ("en", "zh_CN")

REASONS: Final[dict[str, tuple[str, str]]] = {
    "bad_char": (
        "A character stands where it is not allowed|Scan the label again",
        "条码中有不允许的字符|请重新扫描标签",
    ),
    "bad_count": (
        "The header announces another number of structures|Scan the label again",
        "报头中的结构数量与实际不符|请重新扫描标签",
    ),
    "bad_date": ("No such date or time|Compare the date on the label", "日期或时间不存在|请核对标签上的日期"),
    "bad_format": (
        "The parts do not stand as the standard has them|Scan the label again",
        "格式不符合标准|请重新扫描标签",
    ),
    "bad_value": ("The standard does not allow this value|Compare the label", "数值不在标准允许的范围内|请核对标签"),
    "basic_udi_di": (
        "A Basic UDI-DI names no article|It never stands on a label: scan the code on the pack",
        "Basic UDI-DI 不能代表具体产品|标签上不会印 Basic UDI-DI，请扫描包装上的条码",
    ),
    "check_character": ("Check character wrong|Scan the label again", "校验符错误|请重新扫描标签"),
    "check_digit": ("Check digit wrong|Scan the label again", "校验位错误|请重新扫描标签"),
    "control_char": (
        "The scan holds a control character|Check the scanner's settings",
        "扫描内容中有控制字符|请检查扫描枪设置",
    ),
    "different_agency": (
        "The two codes are of different agencies|Scan the codes of one label",
        "两个条码来自不同的发码机构|请扫描同一标签上的条码",
    ),
    "empty": ("Data is missing from the code|Scan the label again", "条码中缺少必需的数据|请重新扫描标签"),
    "exclusive_ais": (
        "Two fields exclude each other|Compare the label, tell the maker",
        "两个应用标识符不能同时出现在一件物品上|请核对标签，并告知生产企业",
    ),
    "link_character": (
        "The two codes do not belong together|Scan the two codes of one label",
        "两个条码不属于同一标签|请扫描同一标签上的两个条码",
    ),
    "non_ascii": (
        "A character that no barcode has|Check the keyboard layout and the input method",
        "条码中不可能有这个字符|请检查键盘布局和输入法",
    ),
    "not_udi": ("This code is no UDI|Scan the UDI on the pack", "该条码不是 UDI|请扫描包装上的 UDI 条码"),
    "oversize": ("Longer than any barcode|Scan one label at a time", "扫描内容超过任何条码的长度|请一次只扫描一个标签"),
    "repeated_ai": (
        "A field is there twice with different data|Compare the label, tell the maker",
        "同一字段出现两次且内容不同|请核对标签，并告知生产企业",
    ),
    "too_long": (
        "The data is longer than the standard allows|Scan the label again",
        "数据长度超过标准规定|请重新扫描标签",
    ),
    "too_short": ("The code ends too early|Scan the label again", "条码数据不完整|请重新扫描标签"),
    "unknown_ai": (
        "GS1 has no such application identifier|Scan the label again",
        "GS1 没有该应用标识符|请重新扫描标签",
    ),
    "unknown_di": (
        "The standard has no such data identifier|Scan the label again",
        "标准中没有该数据标识符|请重新扫描标签",
    ),
    "unknown_unit": ("The MA code has no such unit|Scan the label again", "MA 码没有该数据单元|请重新扫描标签"),
}
"""Reason class -> headline | next action, in each of `LANGUAGES`; where it happened is told by `WHERE`."""

WHERE: Final = (
    "AI {ai} · {what} · read {found}, expected {expected} · read {found_alone}",
    "AI {ai} · {what} · 读到 {found}，应为 {expected} · 读到 {found_alone}",
)
"""The detail of every reason; ``found_alone`` is given when nothing certain was expected."""

WARNINGS: Final[dict[str, tuple[str, str]]] = {
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
