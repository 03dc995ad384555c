"""What is said about the duties around an operation."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

SOP_STEPS: Final[dict[str, str]] = {
    "inventory": QT_TRANSLATE_NOOP("messages", "Instrument inventory"),
    "sterilisation": QT_TRANSLATE_NOOP("messages", "Sterilisation"),
    "delivery": QT_TRANSLATE_NOOP("messages", "Table delivery"),
    "recovery": QT_TRANSLATE_NOOP("messages", "Postoperative recovery"),
}
"""The steps of table service."""

CAUSES: Final[dict[str, str]] = {
    "implant_missing": QT_TRANSLATE_NOOP("messages", "implant missing"),
    "instrument_missing": QT_TRANSLATE_NOOP("messages", "instrument missing"),
    "wrong_size": QT_TRANSLATE_NOOP("messages", "wrong size"),
    "not_sterile": QT_TRANSLATE_NOOP("messages", "not sterile"),
    "late": QT_TRANSLATE_NOOP("messages", "came late"),
    "other": QT_TRANSLATE_NOOP("messages", "another cause"),
}
"""Why an operation waited."""

SENT_BY: Final[dict[str, str]] = {
    "mail": QT_TRANSLATE_NOOP("messages", "by mail"),
    "paper": QT_TRANSLATE_NOOP("messages", "on paper"),
    "system": QT_TRANSLATE_NOOP("messages", "in the manufacturer's system"),
}
"""How the follow-up form went out."""

SIZE_BASES: Final[dict[str, str]] = {
    "measured": QT_TRANSLATE_NOOP("messages", "measured"),
    "template": QT_TRANSLATE_NOOP("messages", "by template"),
}
"""How the sizes were found."""

DUTY_TERMS: Final[dict[str, dict[str, str]]] = {
    "duty_step": SOP_STEPS,
    "other_step": SOP_STEPS,
    "cause": CAUSES,
    "how": SENT_BY,
}
"""Facts that are terms of the duties."""

DUTIES: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "image_not_checked": QT_TRANSLATE_NOOP(
        "messages", "The images are not rechecked|{case}|Look at them and enter the sizes, or ask the supervisor"
    ),
    "image_plan_changed": QT_TRANSLATE_NOOP(
        "messages", "The plan changed since the images were rechecked|{case}|Look at the images again"
    ),
    "sop_step_early": QT_TRANSLATE_NOOP("messages", "{other_step} comes first|{case} · {duty_step}|Do that step first"),
    "sop_done_already": QT_TRANSLATE_NOOP("messages", "{duty_step} is done already|{case}|Go on with the next step"),
    "sop_not_out": QT_TRANSLATE_NOOP(
        "messages", "Nothing has left for the hospital yet|{case}|Send the case out first: SEND OUT"
    ),
    "sop_not_back": QT_TRANSLATE_NOOP("messages", "The tray is not back yet|{case}|Scan COME BACK and the tray first"),
    "sop_before_previous": QT_TRANSLATE_NOOP(
        "messages", "Earlier than the step before it|{other_step} · {at}|Correct the time"
    ),
    "on_site_already": QT_TRANSLATE_NOOP(
        "messages", "{name} is on site already|{hospital} · since {came_at}|Check out when leaving"
    ),
    "not_on_site": QT_TRANSLATE_NOOP(
        "messages", "{name} is not on site||Check in first; enter a forgotten time by hand"
    ),
    "not_an_engineer": QT_TRANSLATE_NOOP(
        "messages", "{name} is no engineer|{role}|The presence of an engineer counts: scan their badge"
    ),
    "left_before_came": QT_TRANSLATE_NOOP("messages", "Before {name} came|came {came_at}|Correct the time"),
    "choose_visited_hospital": QT_TRANSLATE_NOOP(
        "messages", "At which hospital?||Choose the hospital, then scan the badge"
    ),
    "on_site": QT_TRANSLATE_NOOP("messages", "{name} is on site|{hospital} · {came_at}|"),
    "left_site": QT_TRANSLATE_NOOP("messages", "{name} has left|{hospital} · {minutes} min|"),
    "gates_passed_already": QT_TRANSLATE_NOOP(
        "messages", "{name} has passed these gates already|{case} · {reason}|Go on; nothing more to do"
    ),
    "bad_minutes": QT_TRANSLATE_NOOP("messages", "Not minutes: {value}||Enter 1 to 1440 minutes"),
    "needs_harm": QT_TRANSLATE_NOOP("messages", "How bad is it?|{case}|Choose the harm; the clocks depend on it"),
    "follow_up_first": QT_TRANSLATE_NOOP(
        "messages", "The surgeon was not asked yet|{case}|Record the follow-up, then send the form"
    ),
    "before_the_end": QT_TRANSLATE_NOOP(
        "messages", "Before the operation ended|{case} · ended {ended_at}|Correct the time"
    ),
    "needs_receiver": QT_TRANSLATE_NOOP("messages", "Who received the form?|{case}|Enter who took it"),
    # ---------------------------------------------------------------- replies
    "duties_shown": QT_TRANSLATE_NOOP("messages", "Duties of {case}||Scan a badge, or a step of table service"),
    "checked_in": QT_TRANSLATE_NOOP("messages", "{person} is present|{case} · {arrived_at}|"),
    "checked_in_on_time": QT_TRANSLATE_NOOP(
        "messages", "{person} is present · {minutes:minute/minutes} before due|{case} · due {due_at}|"
    ),
    "checked_in_late": QT_TRANSLATE_NOOP(
        "messages", "{person} is present · late by {minutes:minute/minutes}|{case} · was due {due_at}|"
    ),
    "images_rechecked": QT_TRANSLATE_NOOP("messages", "Images rechecked|{case} · {sizes} · {initials}|"),
    "sop_step_done": QT_TRANSLATE_NOOP("messages", "{duty_step}: done|{case}|Next: {other_step}"),
    "sop_all_done": QT_TRANSLATE_NOOP("messages", "{duty_step}: done|{case}|All four steps are done"),
    "waiting_recorded": QT_TRANSLATE_NOOP("messages", "Waited {minutes:minute/minutes}|{case} · {cause}|"),
    "followed_up": QT_TRANSLATE_NOOP("messages", "Follow-up recorded: nothing adverse|{case} · {initials}|"),
    "followed_up_adverse": QT_TRANSLATE_NOOP(
        "messages", "Adverse event {event} is open|{case}|Report it: the clocks run"
    ),
    "form_submitted": QT_TRANSLATE_NOOP("messages", "Follow-up form submitted|{case} · {receiver} · {how}|"),
    "form_resent": QT_TRANSLATE_NOOP("messages", "Follow-up form sent again ({copy})|{case} · {receiver} · {how}|"),
}
