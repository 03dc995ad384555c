"""The words of the audit report in both languages."""

from typing import Final

Both = tuple[str, str]
"""English and Chinese."""

TITLE: Final[Both] = ("Audit report {0}", "审计报告 {0}")
FACTS: Final[tuple[Both, ...]] = (
    ("{0} ({1}) · {2} to {3}, both days in, times of {4}", "{0}（{1}） · {2} 至 {3}（含首尾两日），{4} 时间"),
    ("Made {0} UTC by {1} ({2}) at {3} with Sparezone {4}", "{0}（UTC）由 {1}（{2}）在 {3} 用 Sparezone {4} 生成"),
    ("Chain: link {0} to {1}", "审计链：第 {0} 环至第 {1} 环"),
    ("Head before: {0}", "前一环哈希：{0}"),
    ("Last hash: {0}", "末环哈希：{0}"),
)
NOT_OVER: Final[Both] = (
    "The period was not over when this pack was made.",
    "生成本审计包时该期间尚未结束。",
)
NO_COMMON: Final[Both] = (
    "Several partners work in this database: the chain of items, parties and people is left out.",
    "本数据库有多个渠道商：产品、单位和人员的公共链未列入。",
)
FIGURES: Final[Both] = ("Figures", "数据")
FIGURE_HEAD: Final[tuple[Both, ...]] = (("What", "项目"), ("Figure", "数值"), ("In the manifest", "清单中的名称"))
SOUND: Final[tuple[Both, Both]] = (
    ("no: {0} of {1} entries do not follow", "否：{1} 条中有 {0} 条不衔接"),
    ("yes, {1} entries", "是，共 {1} 条"),
)
CHAIN_FOLLOWS: Final[Both] = ("Every entry follows from the one before", "每条记录均与前一条衔接")
SCAN_SHARE: Final[Both] = ("Share of scans in what people entered", "人工录入中扫码的占比")
NAMES: Final[dict[str, Both]] = {
    "movements": ("Movements: {0}", "库存移动：{0}"),
    "entries": ("Entries by {0}", "录入方式：{0}"),
    "legs": ("Legs of movements", "移动分录"),
    "foreign_movements": ("Movements in the chains of other sites", "其他站点链中的移动"),
    "links_outside_period": ("Entries whose moment lies outside the period", "时间落在期间外的记录"),
    "common_links": ("Entries of the common chain", "公共链记录"),
    "reversals": ("Corrections by reversal", "冲销更正"),
    "reversals_with_reason": ("… with a reason", "……其中写明原因"),
    "typed.entries": ("Typed afterwards", "事后补录"),
    "typed.delay_s": ("… delay together, seconds", "……延迟合计（秒）"),
    "typed.longest_s": ("… longest delay, seconds", "……最长延迟（秒）"),
    "late.entries": ("Entered late: typed, or over an hour away", "迟录：补录或相差一小时以上"),
    "late.with_reason": ("… with a reason", "……其中写明原因"),
    "changes.rows": ("Fields of master data changed", "主数据字段变更"),
    "changes.with_reason": ("… with a reason", "……其中写明原因"),
    "labels.ordered": ("Labels ordered", "标签：已下单"),
    "labels.waiting": ("… not printed yet", "……尚未打印"),
    "labels.cancelled": ("… cancelled before printing", "……打印前取消"),
    "labels.printed": ("Labels printed", "标签：已打印"),
    "labels.verified": ("… verified by scan-back", "……回扫核对"),
    "labels.voided": ("… void", "……作废"),
    "labels.open": ("… open", "……未了结"),
    "deadlines.due": ("Deadlines due and counted", "到期并计入的时限"),
    "deadlines.on_time": ("… kept", "……按时"),
    "deadlines.late": ("… late", "……逾期"),
    "deadlines.running_late": ("… still open after the due moment", "……到期仍未完成"),
    "deadlines.running": ("Deadlines not due yet", "尚未到期的时限"),
    "deadlines.dropped": ("Deadlines taken back", "已撤回的时限"),
    "deadlines.weight": ("Weight of those counted", "计入时限的权重"),
    "deadlines.kept_weight": ("Weight of those kept", "按时时限的权重"),
    "opening.rows": ("Balances before, rows", "期初结存（行）"),
    "opening.thousandths": ("Balances before, thousandths of a piece", "期初结存（千分之一件）"),
    "closing.rows": ("Balances at the end, rows", "期末结存（行）"),
    "closing.thousandths": ("Balances at the end, thousandths of a piece", "期末结存（千分之一件）"),
}
WORDS: Final[dict[str, Both]] = {
    "receive": ("received", "收货"),
    "put_away": ("put away", "上架"),
    "transfer": ("moved", "移库"),
    "quarantine": ("to quarantine", "隔离"),
    "reverse": ("reversed", "冲销"),
    "consume": ("used", "使用"),
    "buy_out": ("bought out", "买断"),
    "lose": ("lost", "丢失"),
    "give_back": ("given back to the maker", "退回厂家"),
    "dispatch": ("sent out", "发出"),
    "come_back": ("came back", "返回"),
    "count": ("count difference", "盘点差异"),
    "scrap": ("scrapped", "报废"),
    "scan": ("scan", "扫码"),
    "click": ("click", "点选"),
    "import": ("import", "导入"),
    "typed": ("typing", "补录"),
    "clock": ("the clock", "系统时钟"),
}
EVIDENCE: Final[Both] = ("What proves what", "要求与证据")
EVIDENCE_HEAD: Final[tuple[Both, ...]] = (("Requirement", "要求"), ("Table", "表"), ("How it is proved", "如何证明"))
_FROM_CHAIN: Final[Both] = ("told again from the chain, cell by cell", "由链逐格重算比对")
_ADDED_UP: Final[Both] = ("opening + legs = closing, never below zero", "期初 + 分录 = 期末，从不为负")
PROOFS: Final[tuple[tuple[Both, str, Both], ...]] = (
    (
        ("Nothing was added, left out or written over", "无增、无漏、无改写"),
        "chain.csv",
        ("hash of each entry over the one before", "逐条哈希环环相扣"),
    ),
    (("Who moved what, when, where, how entered", "谁、何时、何地、何物、如何录入"), "movements.csv", _FROM_CHAIN),
    (("Lot and serial of every piece", "每件的批号与序列号"), "legs.csv", _FROM_CHAIN),
    (("Stock before and after", "期初与期末库存"), "opening.csv, closing.csv", _ADDED_UP),
    (("Every printed label is accounted for", "每张打印标签均有去向"), "labels.csv, label-days.csv", _FROM_CHAIN),
    (
        ("Promised times kept, source of each time stamp", "承诺时限履行与时间来源"),
        "deadlines.csv",
        ("each held against its entries of the chain", "逐条与链核对"),
    ),
    (("What was entered late, and why", "迟录及原因"), "entered-late.csv", _FROM_CHAIN),
    (("Changes of master data: old, new, why", "主数据变更：旧值、新值、原因"), "changes.csv", _FROM_CHAIN),
    (
        ("Goods that other sites moved here", "其他站点移入移出的货物"),
        "foreign.csv",
        ("each by its own hash", "逐条核对自身哈希"),
    ),
)
_HOW_EN: Final = (
    "To prove this pack: python verify_pack.py PACK.zip --head NUMBER:HASH, on any computer with Python 3.9 or later, "
    "with the verifier from a source that you trust. It cannot prove that the chain was not made anew as a whole "
    "before anybody remembered a hash: write down the last hash of this pack. Names and the opening balances are "
    "claims; the pack of the period before proves the latter."
)
_HOW_ZH: Final = (
    "验证方法：在任何装有 Python 3.9 或以上版本的电脑上，用来源可信的验证程序运行 python verify_pack.py 包.zip "
    "--head 序号:哈希。若在有人记下哈希之前整条链被重做，本包无法证明：请记下本包的末环哈希。名称与期初结存为声明，"
    "后者由上一期间的审计包证明。"
)
HOW: Final[Both] = (_HOW_EN, _HOW_ZH)
