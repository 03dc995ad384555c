"""What is said about prevention: calibration, plans, meters, trends, proposals, and the technicians' week."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

VALIDITIES: Final[dict[str, str]] = {
    "valid": QT_TRANSLATE_NOOP("messages", "calibration valid"),
    "expired": QT_TRANSLATE_NOOP("messages", "calibration expired"),
    "failed": QT_TRANSLATE_NOOP("messages", "failed its calibration"),
    "never": QT_TRANSLATE_NOOP("messages", "never calibrated"),
    "retired": QT_TRANSLATE_NOOP("messages", "out of use"),
    "unknown": QT_TRANSLATE_NOOP("messages", "not known"),
}
"""What the certificates of test equipment say."""

PROPOSAL_STATES: Final[dict[str, str]] = {
    "proposed": QT_TRANSLATE_NOOP("messages", "to decide"),
    "accepted": QT_TRANSLATE_NOOP("messages", "accepted"),
    "refused": QT_TRANSLATE_NOOP("messages", "left"),
    "opened": QT_TRANSLATE_NOOP("messages", "opened by the rule"),
}
"""What became of a proposal."""

TERMS: Final[dict[str, str]] = {
    "life": QT_TRANSLATE_NOOP("messages", "Failure within 90 days"),
    "recent": QT_TRANSLATE_NOOP("messages", "Failures in a year"),
    "overdue": QT_TRANSLATE_NOOP("messages", "Overdue"),
    "use": QT_TRANSLATE_NOOP("messages", "Use above its model"),
    "environment": QT_TRANSLATE_NOOP("messages", "Environment"),
}
"""The terms of the risk score."""

PREVENTION: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "unknown_test_equipment": QT_TRANSLATE_NOOP(
        "messages", "This test equipment is not known|{equipment}|Check the code on it, or add it first"
    ),
    "test_equipment_known": QT_TRANSLATE_NOOP(
        "messages", "This test equipment is there already|{equipment}|Record its certificate"
    ),
    "test_equipment_retired": QT_TRANSLATE_NOOP(
        "messages", "This test equipment is out of use|{equipment}|Take another one"
    ),
    "calibration_known": QT_TRANSLATE_NOOP(
        "messages", "This certificate is there already|{equipment} · {certificate}|Check the number"
    ),
    "unknown_calibration": QT_TRANSLATE_NOOP(
        "messages", "This certificate is not known|{equipment} · {certificate}|Check the number"
    ),
    "scan_test_equipment_first": QT_TRANSLATE_NOOP(
        "messages", "No test equipment is named by this||Scan the code on the test equipment"
    ),
    "meter_backwards": QT_TRANSLATE_NOOP(
        "messages",
        "A meter does not run backwards|{serial} · {meter} · {value}, before {last}"
        "|Check the reading, or say that the meter was changed and why",
    ),
    "reading_before_last": QT_TRANSLATE_NOOP(
        "messages",
        "There is a later reading already|{serial} · {day}, last one {last}|Give the readings in their order",
    ),
    "too_many_rows": QT_TRANSLATE_NOOP("messages", "Too many rows at once|{count} · at most {limit}|Split the file"),
    "unknown_plan": QT_TRANSLATE_NOOP(
        "messages", "This maintenance plan is not known, or has ended|{plan}|Check the code of the plan"
    ),
    "unknown_trend_rule": QT_TRANSLATE_NOOP(
        "messages", "This rule is not known, or has ended|{rule}|Check the code of the rule"
    ),
    "rate_only_proposes": QT_TRANSLATE_NOOP(
        "messages",
        "A rate speaks of many devices and opens nothing by itself|{rule}|Let it propose; a person decides",
    ),
    "no_calibration_cycle": QT_TRANSLATE_NOOP(
        "messages",
        "Nothing says how long it holds|{equipment}|Give its last valid day, or set a calibration cycle for its model",
    ),
    "maintenance_before_last": QT_TRANSLATE_NOOP(
        "messages", "There is a later maintenance already|{serial} · {day}, last one {last}|Check the day"
    ),
    "no_maintenance_yet": QT_TRANSLATE_NOOP(
        "messages", "No maintenance is recorded|{serial} · {plan}|There is nothing to take back"
    ),
    "unknown_proposal": QT_TRANSLATE_NOOP("messages", "This proposal is not known|{number}|Choose one from the list"),
    "proposal_decided": QT_TRANSLATE_NOOP(
        "messages", "Somebody decided this proposal before|{number}|Look at what became of it"
    ),
    "choose_devices": QT_TRANSLATE_NOOP(
        "messages", "Too many devices for one decision|{number} · at most {limit}|Name the devices that are meant"
    ),
    "day_in_past": QT_TRANSLATE_NOOP("messages", "This day is over|{day}|Give today or a later day"),
    "repair_under_way": QT_TRANSLATE_NOOP(
        "messages", "Somebody has set out for this order|{order}|It stays where it is"
    ),
    # ---------------------------------------------------------------- replies
    "calibration_valid": QT_TRANSLATE_NOOP(
        "messages", "Calibrated until {until}|{equipment} · {name} · certificate {certificate}|It may be used"
    ),
    "calibration_expired": QT_TRANSLATE_NOOP(
        "messages", "Calibration ended {until}|{equipment} · {name} · certificate {certificate}|Do not use it"
    ),
    "calibration_failed": QT_TRANSLATE_NOOP(
        "messages", "Failed its calibration|{equipment} · {name} · certificate {certificate}|Do not use it"
    ),
    "calibration_never": QT_TRANSLATE_NOOP("messages", "Never calibrated|{equipment} · {name}|Do not use it"),
    "calibration_retired": QT_TRANSLATE_NOOP("messages", "Out of use|{equipment} · {name}|Do not use it"),
    "calibration_unknown": QT_TRANSLATE_NOOP(
        "messages", "This test equipment is not known|{equipment}|Check the code on it, or add it first"
    ),
    "calibration_recorded": QT_TRANSLATE_NOOP(
        "messages", "Calibrated until {until}|{equipment} · certificate {certificate}|"
    ),
    "proposal_accepted": QT_TRANSLATE_NOOP("messages", "{count:order/orders} opened|{number} · {orders}|"),
    "proposal_refused": QT_TRANSLATE_NOOP("messages", "Left until {again_on}|{number}|"),
    "repair_day_planned": QT_TRANSLATE_NOOP("messages", "Planned for {day}|{order} · {badge}|"),
    "devices_looked_at": QT_TRANSLATE_NOOP(
        "messages", "{devices:device/devices} looked at|new proposals {proposals} · orders opened {orders}|"
    ),
    "save_maintenance_plan_kept": QT_TRANSLATE_NOOP(
        "messages", "Plan kept: {code}|version {version}|Look at all devices, or wait for the night"
    ),
    "save_trend_rule_kept": QT_TRANSLATE_NOOP(
        "messages", "Rule kept: {code}|version {version}|Look at all devices, or wait for the night"
    ),
    "add_test_equipment_kept": QT_TRANSLATE_NOOP("messages", "Test equipment kept: {code}||Record its certificate"),
    "set_environment_kept": QT_TRANSLATE_NOOP("messages", "Environment kept|{serial}|"),
    "record_maintenance_kept": QT_TRANSLATE_NOOP("messages", "Maintenance kept: {on}|{serial} · {plan}|"),
    "end_maintenance_plan_kept": QT_TRANSLATE_NOOP("messages", "Plan ended: {code}||What it proposed stays"),
    "end_trend_rule_kept": QT_TRANSLATE_NOOP("messages", "Rule ended: {code}||What it proposed stays"),
    "take_back_maintenance_kept": QT_TRANSLATE_NOOP(
        "messages", "Maintenance of {on} taken back|{serial} · {plan}|The one before it counts again"
    ),
    "retire_test_equipment_kept": QT_TRANSLATE_NOOP("messages", "Out of use: {code}||Its certificates stay"),
    "take_back_calibration_kept": QT_TRANSLATE_NOOP(
        "messages", "Certificate taken back: {number}|{code}|The one before it counts again"
    ),
    "attach_calibration_kept": QT_TRANSLATE_NOOP("messages", "File kept|{name}|"),
    "set_useful_life_kept": QT_TRANSLATE_NOOP("messages", "Written off over {months} months||"),
    "set_figure_baseline_kept": QT_TRANSLATE_NOOP("messages", "Kept as it was before: {value}||"),
    "record_satisfaction_kept": QT_TRANSLATE_NOOP("messages", "Satisfaction kept: {value} %|{on}|"),
    "record_meter_kept": QT_TRANSLATE_NOOP("messages", "Reading kept: {value}|{serial} · {meter} · in all {total}|"),
}
"""Refusals and replies of prevention."""
