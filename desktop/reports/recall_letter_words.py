"""The words of the letters of a recall, English and Chinese."""

from typing import Final

from desktop.domain.recall_letters import RecallClass
from desktop.models.recall import NoticeTo

Both = tuple[str, str]

TITLE: Final[Both] = ("Recall notice", "召回通知")
WITHDRAWN: Final[Both] = ("This recall was taken back on {0}.", "此召回已于 {0} 撤回。")
TO: Final[Both] = ("To", "致")
FROM: Final[Both] = ("From", "发出方")
WRITTEN: Final[Both] = ("Written", "发出时间")
REFERENCE: Final[Both] = ("Manufacturer's notice", "生产企业通知编号")
MAKER: Final[Both] = ("Manufacturer", "生产企业")
LEVEL: Final[Both] = ("Class", "召回级别")
LEVELS: Final = {
    RecallClass.FIRST: ("I: may cause grave harm", "一级：可能引起严重健康危害"),
    RecallClass.SECOND: ("II: may cause passing harm", "二级：可能引起暂时的或可逆的健康危害"),
    RecallClass.THIRD: ("III: harm is unlikely", "三级：引起危害的可能性较小"),
}
REASON: Final[Both] = ("Reason", "召回原因")
CONTACT: Final[Both] = ("Ask the manufacturer", "生产企业联系人")
DATED: Final[Both] = ("{0} of {1}", "{0}（{1}）")
DUE: Final[Both] = ("Acknowledge by", "请于此前确认")
RECALLED: Final[Both] = ("Recalled", "召回产品")
LOT: Final[Both] = ("lot {0}", "批号 {0}")
SPAN: Final[Both] = ("serial numbers {0} to {1}", "序列号 {0} 至 {1}")
ALL: Final[Both] = ("all lots", "全部批次")
RECEIVED: Final[Both] = (
    "What you received: {0} to set apart, {1} used",
    "贵方收到：须隔离 {0} 件，已使用 {1} 件",
)
OVERALL: Final[Both] = (
    "What became of the {2} pieces received: {0} blocked, {1} used",
    "收到的 {2} 件去向：已封锁 {0} 件，已使用 {1} 件",
)
AT_SITE: Final[Both] = ("At your site: {0} to set apart", "贵站点：须隔离 {0} 件")
NONE: Final[Both] = ("No piece is known.", "没有已知的件。")
HEAD: Final = (
    ("Serial", "序列号"),
    ("Lot", "批号"),
    ("Pieces", "件数"),
    ("Where", "位置"),
    ("Place · case", "库位 · 手术编号"),
    ("Holder", "持有方"),
)
TO_DO: Final[Both] = ("What to do", "请按以下要求处理")
STEPS: Final = {
    NoticeTo.HOSPITAL: (
        (
            "Stop using the goods named above at once, wherever they lie: store, operating room, tray.",
            "Set them apart from all others and mark them “RECALL”. We fetch them; do not send or destroy them.",
            "Used pieces are named by case number: find the patients in your records and tell the surgeons.",
            "Name no patient in any answer to this letter.",
            "Sign the slip below and give it back by the time above, also when nothing is left.",
        ),
        (
            "立即停止使用上列产品，无论其在库房、手术室还是器械盒内。",
            "与其他产品分开存放并标明“召回”。由我方取回，请勿自行寄出或销毁。",
            "已使用的产品以手术编号列出，请在贵院记录中查找患者并通知手术医生。",
            "对本函的任何答复均不得填写患者信息。",
            "请在上述时间前填写并交回下方回执；即使已无存货也请交回。",
        ),
    ),
    NoticeTo.MANUFACTURER: (
        (
            "The goods named above are blocked; every piece that we received is in the list.",
            "Tell us whether the scope is right, and to where the goods shall be sent, with your return number.",
            "Tell us what is delivered in their place, and when.",
            "Sign the slip below and give it back by the time above.",
        ),
        (
            "上列产品已全部封锁，我方收到的每一件均在清单中。",
            "请确认召回范围是否正确，并告知退回地址和退货编号。",
            "请告知补发的产品和时间。",
            "请在上述时间前填写并交回下方回执。",
        ),
    ),
    NoticeTo.SITE: (
        (
            "Fetch the goods named above by the fetch list and put them into a recall bin.",
            "A tray with such a piece stays where it is until the piece is out.",
            "Stick a RECALL label on every piece.",
            "What cannot be found is counted again; tell quality on the same day.",
            "Sign the slip below and give it back by the time above.",
        ),
        (
            "按取货清单取出上列产品，放入召回货位。",
            "含有召回件的器械盒，在取出之前不得移动。",
            "每件贴上“召回”标签。",
            "找不到的须再次清点，并于当日告知质量负责人。",
            "请在上述时间前填写并交回下方回执。",
        ),
    ),
}
STATES: Final = {
    "stock": ("in stock", "在库"),
    "tray": ("in a tray", "器械盒内"),
    "transit": ("on the road", "在途"),
    "hospital": ("at the hospital", "在医院"),
    "used": ("used in case", "已用于手术"),
    "returned": ("given back", "已退回厂家"),
    "scrapped": ("scrapped", "已销毁"),
    "lost": ("lost", "丢失"),
}
SLIP: Final[Both] = ("Acknowledgement: please give this slip back", "回执：请填写后交回")
SLIP_LINES: Final = (
    (
        "□ Everything is set apart: {0} piece(s)",
        "□ Not all found. Set apart: ______ piece(s). Missing: ______________________",
        "Name: __________________  Signature: __________________  Date, time: __________________",
    ),
    (
        "□ 已全部隔离：{0} 件",
        "□ 未全部找到。已隔离 ______ 件，缺少：______________________",
        "姓名：__________________  签字：__________________  日期时间：__________________",
    ),
)
SLIP_MAKER: Final = (
    (
        "□ The scope is right.   □ The scope is not right: ______________________",
        "Send the goods to: ________________________  Return number: ______________",
        "Name: __________________  Signature: __________________  Date, time: __________________",
    ),
    (
        "□ 范围正确   □ 范围不正确：______________________",
        "退回地址：________________________  退货编号：______________",
        "姓名：__________________  签字：__________________  日期时间：__________________",
    ),
)
PAGE: Final[Both] = ("{0} · page {1}", "{0} · 第 {1} 页")
