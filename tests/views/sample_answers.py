"""Answers that are hard on a screen."""

from desktop.presenters.answer import AnswerCard, Verdict

LONG_ZH = "钛合金锁定加压接骨板系统(左侧胫骨远端外侧解剖型、十二孔、带万向锁定孔与骨膜保护凹槽、灭菌独立包装)三点五毫米"
LONG_EN = "Locking compression plate 3.5 mm, distal lateral tibia, left, 12 holes, titanium, sterile"
SERIAL = "SN2026-0098-7A4C-Z01"


def refused(zh: bool) -> AnswerCard:
    """A refusal that holds the line."""
    if zh:
        words = ("不在送货通知上", "六孔锁定接骨板 · 送货通知 DN-2611-07 中没有该序列号", "请扫描“隔离”或“确认知晓”")
    else:
        words = (
            "Not on this notice",
            "Locking plate 6-hole · DN-2611-07 has no such serial",
            "Scan QUARANTINE or ACKNOWLEDGE",
        )
    return AnswerCard(Verdict.REFUSED, *words, lot="L23B017", serial=SERIAL, held=True, time="14:05:12")


def choices(zh: bool) -> list[tuple[str, str]]:
    """What may be done about it."""
    if zh:
        return [("quarantine", "放入隔离区"), ("acknowledge", "确认知晓"), ("other", "属于另一张送货通知")]
    return [("quarantine", "Quarantine"), ("acknowledge", "Acknowledge"), ("other", "Belongs to another notice")]


def answers(zh: bool) -> tuple[AnswerCard, ...]:
    """One of each verdict, an ordinary one last."""
    found = _answers_zh() if zh else _answers_en()
    return tuple(found)


def _answers_en() -> list[AnswerCard]:
    return [
        AnswerCard(
            Verdict.INFO, "6 trays, 0/120", "Notice DN-2611-07 · owner M · consigned", "Scan a tray", time="14:01:02"
        ),
        AnswerCard(
            Verdict.OK,
            "1/20 · Locking plate 6-hole",
            "Seat 7 · until 2029-05-31",
            "Scan the next one",
            "L23B017",
            SERIAL,
            time="14:01:09",
        ),
        AnswerCard(
            Verdict.INFO, "Tray TK-004, 0/20", "Notice DN-2611-07", "Scan what is in it", code="TK-004", time="14:02:40"
        ),
        AnswerCard(
            Verdict.AGAIN,
            "Already counted",
            "Seat 7 · Locking plate 6-hole",
            "Scan the next one",
            "L23B017",
            SERIAL,
            time="14:02:51",
        ),
        AnswerCard(
            Verdict.WRONG_PLACE,
            "Belongs in A-2-1",
            "This bin A-2-3 holds TK-003, should hold TK-002",
            "Take it to A-2-1",
            code="TK-003",
            time="14:03:00",
        ),
        AnswerCard(
            Verdict.UNREADABLE,
            "Check digit wrong",
            "Read 06901234567893, expected 2 at the end",
            "Scan again, or PICK FROM NOTICE",
            time="14:03:20",
        ),
        AnswerCard(
            Verdict.MARKED,
            "60 days left, minimum 90",
            LONG_EN,
            "ACCEPT SHORT DATE, or set it aside",
            "<b>L1</b>&x",
            SERIAL,
            time="14:04:00",
        ),
        AnswerCard(
            Verdict.OK,
            f"19/20 · {LONG_EN}",
            "Seat 19 · until 2029-05-31",
            "Scan the next one",
            "L23B017",
            SERIAL,
            time="14:05:09",
        ),
    ]


def _answers_zh() -> list[AnswerCard]:
    return [
        AnswerCard(
            Verdict.INFO, "6 个器械盒,0/120", "送货通知 DN-2611-07 · 货主 M · 寄售", "请扫描器械盒", time="14:01:02"
        ),
        AnswerCard(
            Verdict.OK,
            "1/20 · 六孔锁定接骨板",
            "7 号位 · 有效期至 2029-05-31",
            "请扫描下一件",
            "L23B017",
            SERIAL,
            time="14:01:09",
        ),
        AnswerCard(
            Verdict.INFO, "器械盒 TK-004,0/20", "送货通知 DN-2611-07", "请扫描盒内物品", code="TK-004", time="14:02:40"
        ),
        AnswerCard(
            Verdict.AGAIN, "已经点过", "7 号位 · 六孔锁定接骨板", "请扫描下一件", "L23B017", SERIAL, time="14:02:51"
        ),
        AnswerCard(
            Verdict.WRONG_PLACE,
            "应放在 A-2-1",
            "库位 A-2-3 现有 TK-003,应为 TK-002",
            "请拿到 A-2-1",
            code="TK-003",
            time="14:03:00",
        ),
        AnswerCard(
            Verdict.UNREADABLE,
            "校验位不对",
            "读到 06901234567893,末位应为 2",
            "请重新扫描,或“从通知中选取”",
            time="14:03:20",
        ),
        AnswerCard(
            Verdict.MARKED,
            "剩余 60 天,最低 90 天",
            LONG_ZH,
            "“接受近效期”,或放到一边",
            "<b>L1</b>&x",
            SERIAL,
            time="14:04:00",
        ),
        AnswerCard(
            Verdict.OK,
            f"19/20 · {LONG_ZH}",
            "19 号位 · 有效期至 2029-05-31",
            "请扫描下一件",
            "L23B017",
            SERIAL,
            time="14:05:09",
        ),
    ]
