"""What stands on the command card beside the first page: the tasks and commands of consignment."""

from dataclasses import dataclass
from typing import Final

from desktop.domain.codes import Command

Said = tuple[str, str]
"""English, Chinese."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One command on the card: its words, and what it does in one line."""

    command: Command
    word: Said
    does: Said


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that are used together."""

    word: Said
    entries: tuple[Entry, ...]


MOST_IN_GROUP: Final = 3
"""Entries that fit under one heading; four headings fit on a page."""

CONSIGNMENT: Final = (
    Group(
        ("More tasks", "更多任务"),
        (
            Entry(Command.LABELS, ("LABELS", "标签"), ("Scan printed labels back.", "回扫已打印的标签。")),
            Entry(
                Command.TRAYS, ("TRAYS", "器械盒"), ("Count trays, see what is missing.", "清点器械盒，查看缺少什么。")
            ),
            Entry(Command.CASES, ("CASES", "手术"), ("Send out, take back, report use.", "发出、收回、登记使用。")),
        ),
    ),
    Group(
        ("Cases and emergencies", "手术与急救"),
        (
            Entry(
                Command.EMERGENCY,
                ("EMERGENCY", "急救"),
                ("A hospital calls: its store, the kit.", "医院来电：扫库房，再扫套装。"),
            ),
            Entry(Command.SEND_OUT, ("SEND OUT", "发出"), ("The case leaves for the hospital.", "手术用品发往医院。")),
            Entry(
                Command.COME_BACK,
                ("COME BACK", "收回"),
                ("Scan the tray, then what is there.", "扫描器械盒，再扫描盒内物品。"),
            ),
        ),
    ),
    Group(
        ("Usage sheet", "使用单"),
        (
            Entry(
                Command.IMPLANTED,
                ("IMPLANTED", "已植入"),
                ("The next stickers were implanted.", "接下来的标签为已植入。"),
            ),
            Entry(
                Command.WASTED, ("WASTED", "已开未用"), ("The next were opened, not used.", "接下来的标签为已开未用。")
            ),
            Entry(
                Command.TICK_ALL, ("TICK ALL", "全部勾选"), ("All instruments left are there.", "其余器械全部在盒内。")
            ),
        ),
    ),
    Group(
        ("Duties around surgery", "手术职责"),
        (
            Entry(
                Command.DUTIES,
                ("DUTIES", "手术职责"),
                ("Of the open case; then a badge checks in.", "当前手术的职责；再扫工牌到场登记。"),
            ),
            Entry(
                Command.SOP_INVENTORY,
                ("INVENTORY", "器械清点"),
                ("Table service, step 1 is done.", "跟台第 1 步完成。"),
            ),
            Entry(Command.SOP_STERILE, ("STERILISED", "灭菌"), ("Step 2 is done.", "跟台第 2 步完成。")),
        ),
    ),
    Group(
        ("Table service", "跟台"),
        (
            Entry(
                Command.SOP_DELIVERED,
                ("DELIVERED", "上台交付"),
                ("Step 3: it is at the table.", "第 3 步：已交付上台。"),
            ),
            Entry(
                Command.SOP_RECOVERED,
                ("RECOVERED", "术后回收"),
                ("Step 4: all is taken back.", "第 4 步：术后已回收。"),
            ),
        ),
    ),
    Group(
        ("Counts", "盘点"),
        (
            Entry(Command.COUNT, ("COUNT", "盘点"), ("Count a bin; then scan the bin.", "盘点货位；接着扫描货位。")),
            Entry(
                Command.END_BIN, ("END BIN", "盘点结束"), ("Everything in it was scanned.", "货位内物品已全部扫描。")
            ),
        ),
    ),
    Group(
        ("Replenishment", "补货"),
        (
            Entry(
                Command.REFILL,
                ("REFILL", "补货"),
                ("What is missing; CONFIRM twice orders it.", "查看缺货；扫描两次“确认”即订货。"),
            ),
        ),
    ),
    Group(
        ("Settlement", "对账结算"),
        (
            Entry(
                Command.SETTLEMENT,
                ("SETTLEMENT", "对账结算"),
                ("The month's statement; CONFIRM saves it.", "本月对账单；扫描“确认”即保存。"),
            ),
            Entry(Command.EARLIER, ("EARLIER", "往前"), ("The month before; one day earlier.", "上一个月；提前一天。")),
            Entry(Command.LATER, ("LATER", "往后"), ("The month after; one day later.", "下一个月；推后一天。")),
        ),
    ),
    Group(
        ("Returns", "退货"),
        (
            Entry(Command.RETURNS, ("RETURNS", "退货"), ("Take back; then scan the pack.", "接收退货；接着扫描包装。")),
            Entry(Command.YES, ("YES", "是"), ("The seal is whole; it is good.", "封口完好；检验合格。")),
            Entry(Command.NO, ("NO", "否"), ("It was opened; it is not good.", "已开封；检验不合格。")),
        ),
    ),
    Group(
        ("Recall", "召回"),
        (
            Entry(
                Command.RECALL, ("RECALL", "召回"), ("Find all of a lot: scan one piece.", "查找整批：扫描其中一件。")
            ),
            Entry(Command.BLOCK, ("BLOCK", "封锁"), ("Block all that was found.", "封锁查到的全部货物。")),
        ),
    ),
    Group(
        ("Clocks", "计时"),
        (
            Entry(
                Command.WHAT_RUNS,
                ("WHAT RUNS", "正在计时"),
                ("Late first; ACKNOWLEDGE reads a reminder.", "最先到期的在上；扫描「知晓」确认提醒。"),
            ),
        ),
    ),
    Group(
        ("Adverse events", "不良事件"),
        (
            Entry(
                Command.ADVERSE,
                ("ADVERSE", "不良事件"),
                ("Its clocks; CONFIRM does the next step.", "查看各项时限；扫描“确认”执行下一步。"),
            ),
            Entry(
                Command.HOLD_LOT,
                ("HOLD LOT", "冻结批次"),
                ("Nobody picks its lot, anywhere.", "该批次在任何地点都不得拣用。"),
            ),
        ),
    ),
    Group(
        ("Equipment", "设备"),
        (
            Entry(
                Command.EQUIPMENT,
                ("EQUIPMENT", "设备保修"),
                ("Scan a device: is it covered, and why.", "扫描设备：是否在保及原因。"),
            ),
            Entry(
                Command.REPAIRS,
                ("REPAIRS", "维修"),
                ("Scan a device or a work order; CONFIRM does the next step.", "扫描设备或维修单；“确认”做下一步。"),
            ),
            Entry(
                Command.PEOPLE,
                ("PEOPLE", "人员与培训"),
                ("Certificates, trainings, the assessment.", "证书、培训与考核。"),
            ),
        ),
    ),
    Group(
        ("Prevention and figures", "预防与指标"),
        (
            Entry(
                Command.PREVENTION,
                ("PREVENTION", "预防性维护"),
                ("What is due; scan test equipment: may it be used.", "到期维护；扫描检测设备：是否可用。"),
            ),
            Entry(
                Command.FIGURES,
                ("FIGURES", "服务指标"),
                ("The figures of service.", "响应、修复、故障率与成本。"),
            ),
        ),
    ),
)
