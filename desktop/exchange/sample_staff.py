"""The invented technicians Li and Wu and the engineer Chen, their papers, and a bank of twenty questions (J11)."""

from base64 import b64encode
from datetime import date, datetime, time, timedelta
from typing import Any, Final
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from desktop.exchange.sample_delivery import ADMINISTRATOR, PARTNER, SITE, SUPERVISOR
from desktop.services.verbs import answer_wire
from desktop.storage.unit_of_work import Store

LI: Final = "3001"
WU: Final = "3002"
CHEN: Final = "3003"
LINE: Final = "power tools"
NAMES: Final = UUID("6d2f3c1e-0000-7000-8000-0000000057af")
ZONE: Final = ZoneInfo("Asia/Shanghai")

_PEOPLE: Final = ((LI, "李维", "engineer"), (WU, "吴涛", "engineer"), (CHEN, "陈静", "engineer"))
_STAFF: Final = (
    (LI, "technician", "technician"),
    (WU, "technician", "technician"),
    (CHEN, "engineer", "nurse"),
    (SUPERVISOR, "supervisor", "technician"),
)
_CERTIFICATES: Final = (
    (LI, "PT-2504-07", "2025-04-16", "2027-04-15"),
    (WU, "PT-2406-02", "2024-06-01", "2026-05-31"),
)
_SCORES: Final = ((LI, "92"), (WU, "85"), (CHEN, "80"))

_QUESTIONS: Final = (
    ("器械包打开后，第一步做什么？", "B", "直接上台", "按清单逐件核对", "称重", "拍照发群"),
    ("灭菌指示卡未变色的器械包应当如何处理？", "C", "照常使用", "擦拭后使用", "退回重新灭菌", "交给手术室自行决定"),
    ("跟台工程师最迟应在手术计划开始前多久到场？", "D", "1 小时", "4 小时", "12 小时", "24 小时"),
    ("发现植入物包装破损时应当怎样做？", "AC", "隔离该件", "放回原位", "登记并报告", "自行换包装"),
    ("术后随访应在手术结束后多少小时内完成？", "B", "24 小时", "48 小时", "72 小时", "7 天"),
    ("随访表应在几天内交给厂家质量部门？", "C", "3 天", "5 天", "7 天", "30 天"),
    ("怀疑发生不良事件时，最先做什么？", "A", "马上报告并保留产品", "等待医院书面通知", "丢弃产品", "继续观察一周"),
    ("下列哪些内容必须出现在器械标签上？", "ABD", "批号或序列号", "有效期", "患者姓名", "产品标识"),
    ("近效期产品应当如何摆放？", "B", "放在最里面", "先到期的先取用", "随意摆放", "单独锁起来不用"),
    ("同规格备用植入物在手术中至少准备几套？", "A", "1 套", "2 套", "3 套", "不需要"),
    ("医院急单从接单到送达的时限是多少？", "C", "1 小时", "2 小时", "4 小时", "8 小时"),
    ("维修设备入库前必须确认什么？", "B", "设备颜色", "已经去除污染", "购买价格", "销售人员姓名"),
    ("检测仪器校准过期时可以用来测试吗？", "D", "可以", "主管同意就可以", "当天可以", "不可以"),
    ("更换下来的旧件应当怎样处理？", "BC", "丢弃", "扫码登记", "按规定退回厂家", "留作个人备件"),
    ("寄售库存在使用之前归谁所有？", "A", "厂家", "医院", "渠道商", "工程师"),
    ("手术中器械掉落地面后应当怎样做？", "C", "擦拭后继续", "用水冲洗后继续", "更换备用器械", "暂停手术一天"),
    ("召回通知到达后，库内受影响的产品应当怎样处理？", "AB", "立即停止使用", "隔离并清点", "尽快卖出", "更换标签"),
    ("高压蒸汽灭菌的有效性由什么证明？", "ACD", "指示卡", "外包装颜色", "灭菌参数记录", "批次记录"),
    ("扫码枪读不出标签时，正确的做法是什么？", "B", "手工编一个编号", "核对标签文字并登记", "跳过该件", "换一件顶替"),
    ("工程师可以在表单上填写患者姓名吗？", "B", "可以", "不可以", "医生同意就可以", "仅限住院患者"),
)


def proof(words: str) -> dict[str, str]:
    """A small text file as a request carries it."""
    return {"name": f"{words}.txt", "content": b64encode(words.encode()).decode()}


class SampleStaff:
    """Lays the staff of a centre out, one request at a time, on a day at nine o'clock."""

    def __init__(self, store: Store, day: date, site: str = SITE) -> None:
        self._store, self._site, self._day, self._sent = store, site, day, 0

    def _send(self, verb: str, actor: str, **fields: Any) -> None:
        self._sent += 1
        at = datetime.combine(self._day, time(8, 30), ZONE)
        request = {"verb": verb, "request_id": str(uuid5(NAMES, str(self._sent))), "actor": actor, "at": at.isoformat()}
        answer_wire(self._store, request | {"entered_by": "typed", "workstation": "DESK-1"} | fields)

    def lay_out(self) -> None:
        """People, staff, backgrounds, certificates, assessments, hours, the questions, and what a contract promises.

        Raises:
            Refusal: the site or the supervisor is not there, or it was laid out before with other content.
        """
        for badge, name, role in _PEOPLE:
            self._send("save_person", ADMINISTRATOR, badge=badge, name=name, role=role, partner=PARTNER)
        for badge, post, background in _STAFF:
            self._send("save_staff", SUPERVISOR, badge=badge, site=self._site, employer=PARTNER, post=post)
            shown = proof(f"diploma-{badge}")
            self._send("set_background", SUPERVISOR, badge=badge, background=background, proof=shown)
        for badge, number, first, last in _CERTIFICATES:
            days = {"valid_from": first, "valid_to": last, "number": number, "issuer": "Invented Power"}
            about = {"badge": badge, "kind": "line", "topic": LINE, "proof": proof(number)}
            self._send("add_qualification", SUPERVISOR, **about, **days)
        for badge, score in _SCORES:
            self._passed(badge, score)
        self._time()
        self._send("save_questions", SUPERVISOR, questions=questions())
        self._send("set_training_promise", SUPERVISOR, site=self._site, first_day="2026-03-01")

    def _passed(self, badge: str, score: str) -> None:
        day = self._day - timedelta(days=200)
        span = {"starts": f"{day}T14:00", "ends": f"{day}T14:26"}
        told = {"badge": badge, "score": score, "examiner": "Invented Power", "proof": proof(f"result-{badge}")}
        self._send("record_assessment", SUPERVISOR, **span, **told)

    def _time(self) -> None:
        hours = [{"weekday": weekday, "from_minute": 480, "to_minute": 1080} for weekday in range(1, 8)]
        for badge in (LI, WU, CHEN):
            self._send("set_working_hours", SUPERVISOR, badge=badge, hours=hours)
        span = {"starts": f"{self._day}T08:00", "ends": f"{self._day}T10:00"}
        self._send("add_staff_time", SUPERVISOR, badge=LI, kind="busy", **span, note="W-639")


def questions(topic: str = "") -> list[dict[str, str]]:
    """The twenty questions as rows of a file."""
    rows = []
    for number, (wording, right, *choices) in enumerate(_QUESTIONS, 1):
        given = {f"choice_{place}": choice for place, choice in enumerate(choices, 1)}
        rows.append({"code": f"G{number:02d}", "topic": topic, "wording": wording, "right": right} | given)
    return rows
