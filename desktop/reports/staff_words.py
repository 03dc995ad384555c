"""The words of the papers about staff, in both languages."""

from typing import Final

from desktop.domain.qualification import Attended, Background, Ended, Post, Standing

Both = tuple[str, str]

STANDINGS: Final[dict[Standing, Both]] = {
    Standing.VALID: ("valid", "有效"),
    Standing.NOT_PASSED: ("not passed", "考核未通过"),
    Standing.EXPIRED: ("expired", "已过期"),
    Standing.NOT_YET: ("not yet", "尚未生效"),
    Standing.MISSING: ("", ""),
}
BACKGROUNDS: Final[dict[Background | None, Both]] = {
    Background.NURSE: ("nurse", "护士"),
    Background.TECHNICIAN: ("technician", "技师"),
    Background.OTHER: ("other", "其他"),
    None: ("–", "–"),
}
POSTS: Final[dict[Post | None, Both]] = {
    Post.SUPERVISOR: ("after-sales supervisor", "售后主管"),
    Post.ENGINEER: ("on-site engineer", "驻场工程师"),
    Post.TECHNICIAN: ("maintenance technician", "维修技师"),
    Post.CLINICAL_SUPPORT: ("clinical support manager", "临床支持经理"),
    None: ("–", "–"),
}
ATTENDED: Final[dict[Attended, Both]] = {
    Attended.INVITED: ("invited", "已邀请"),
    Attended.PRESENT: ("present", "到场"),
    Attended.ABSENT: ("absent", "缺席"),
}
ENDINGS: Final[dict[Ended | None, Both]] = {
    Ended.FINISHED: ("handed in", "已交卷"),
    Ended.TIME: ("time was over", "时间到"),
    Ended.RECORDED: ("taken elsewhere", "外部考核"),
    None: ("running", "进行中"),
}
YES: Final[Both] = ("yes", "是")
NO: Final[Both] = ("no", "否")
EVERYBODY: Final[Both] = ("everybody", "全员")
