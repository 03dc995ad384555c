"""What is said about people as staff: certificates, trainings, assessments."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

STANDINGS: Final[dict[str, str]] = {
    "valid": QT_TRANSLATE_NOOP("messages", "certificate valid"),
    "not_passed": QT_TRANSLATE_NOOP("messages", "assessment not passed"),
    "expired": QT_TRANSLATE_NOOP("messages", "certificate expired"),
    "not_yet": QT_TRANSLATE_NOOP("messages", "certificate not yet valid"),
    "missing": QT_TRANSLATE_NOOP("messages", "no certificate"),
}
"""How somebody stands towards a device on a day."""

UNTIL: Final = QT_TRANSLATE_NOOP("messages", "valid until {0}")
"""A certificate with its last day."""

BACKGROUNDS: Final[dict[str, str]] = {
    "nurse": QT_TRANSLATE_NOOP("messages", "nurse"),
    "technician": QT_TRANSLATE_NOOP("messages", "technician"),
    "other": QT_TRANSLATE_NOOP("messages", "another profession"),
}
"""What somebody learned before."""

POSTS: Final[dict[str, str]] = {
    "supervisor": QT_TRANSLATE_NOOP("messages", "after-sales supervisor"),
    "engineer": QT_TRANSLATE_NOOP("messages", "on-site engineer"),
    "technician": QT_TRANSLATE_NOOP("messages", "maintenance technician"),
    "clinical_support": QT_TRANSLATE_NOOP("messages", "clinical support manager"),
}
"""Places in the team."""

REGISTRATIONS: Final[dict[str, str]] = {
    "none": QT_TRANSLATE_NOOP("messages", "not registered"),
    "applied": QT_TRANSLATE_NOOP("messages", "registration applied for"),
    "registered": QT_TRANSLATE_NOOP("messages", "registered"),
    "blocked": QT_TRANSLATE_NOOP("messages", "registration blocked"),
}
"""How far somebody is with the mini-program."""

LACKING: Final[dict[str, str]] = {
    "background": QT_TRANSLATE_NOOP("messages", "the background is not entered"),
    "background_unsuited": QT_TRANSLATE_NOOP("messages", "the background is neither nurse nor technician"),
    "proof": QT_TRANSLATE_NOOP("messages", "no paper shows the background"),
    "assessment": QT_TRANSLATE_NOOP("messages", "no assessment is passed"),
}
"""Why somebody does not fill their post."""

TOPIC_KINDS: Final[dict[str, str]] = {
    "line": QT_TRANSLATE_NOOP("messages", "device line"),
    "model": QT_TRANSLATE_NOOP("messages", "model"),
}
"""What a certificate is about."""

TIME_KINDS: Final[dict[str, str]] = {
    "absent": QT_TRANSLATE_NOOP("messages", "away"),
    "busy": QT_TRANSLATE_NOOP("messages", "other work"),
}
"""Why somebody is not free."""

SESSION_STATES: Final[dict[str, str]] = {
    "planned": QT_TRANSLATE_NOOP("messages", "training planned"),
    "held": QT_TRANSLATE_NOOP("messages", "training held"),
    "cancelled": QT_TRANSLATE_NOOP("messages", "training cancelled"),
}
"""How far a training is."""

ATTENDED: Final[dict[str, str]] = {
    "invited": QT_TRANSLATE_NOOP("messages", "invited"),
    "present": QT_TRANSLATE_NOOP("messages", "was there"),
    "absent": QT_TRANSLATE_NOOP("messages", "did not come"),
}
"""What came of a place on the attendance list."""

YEAR_VERDICTS: Final[dict[str, str]] = {
    "kept": QT_TRANSLATE_NOOP("messages", "kept"),
    "open": QT_TRANSLATE_NOOP("messages", "still time"),
    "warn": QT_TRANSLATE_NOOP("messages", "the year ends soon"),
    "missed": QT_TRANSLATE_NOOP("messages", "not kept"),
}
"""How the promised trainings stand."""

ENDINGS: Final[dict[str, str]] = {
    "finished": QT_TRANSLATE_NOOP("messages", "handed in"),
    "time": QT_TRANSLATE_NOOP("messages", "time was over"),
    "recorded": QT_TRANSLATE_NOOP("messages", "taken elsewhere"),
}
"""How an assessment ended."""

QUESTION_KINDS: Final[dict[str, str]] = {
    "single": QT_TRANSLATE_NOOP("messages", "one answer is right"),
    "multiple": QT_TRANSLATE_NOOP("messages", "one or more answers are right"),
}
"""How a question is answered."""

STAFF_TERMS: Final[dict[str, dict[str, str]]] = {
    "standing": STANDINGS,
    "background": BACKGROUNDS,
    "registration": REGISTRATIONS,
    "session_stage": SESSION_STATES,
    "ended": ENDINGS,
}
"""Facts that are terms of staff."""

STAFF: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- refusals
    "not_on_staff": QT_TRANSLATE_NOOP(
        "messages", "Not on the staff|{person}|A supervisor takes the person on the staff"
    ),
    "assessment_not_passed": QT_TRANSLATE_NOOP(
        "messages", "The assessment is not passed|{person}|Choose another person, or have the assessment taken first"
    ),
    "not_qualified": QT_TRANSLATE_NOOP(
        "messages", "Not qualified: {standing}|{person} · {topic} · {until}|Choose another"
    ),
    "unknown_qualification": QT_TRANSLATE_NOOP("messages", "This certificate is no longer there||Read the page again"),
    "qualification_known": QT_TRANSLATE_NOOP(
        "messages", "This certificate is entered already|{person} · {topic} · until {until}|Check the days"
    ),
    "unknown_staff_time": QT_TRANSLATE_NOOP("messages", "This entry is no longer there||Read the page again"),
    "at_table_already": QT_TRANSLATE_NOOP("messages", "Has this table already|{case} · {person}|Nothing to do"),
    "not_at_table": QT_TRANSLATE_NOOP("messages", "Does not have this table|{case} · {person}|Nothing to do"),
    "unknown_session": QT_TRANSLATE_NOOP("messages", "Unknown training|{session}|Check the number"),
    "session_state": QT_TRANSLATE_NOOP(
        "messages", "Not possible: {session_stage}|{session}|Choose a training that is still planned"
    ),
    "session_without_topic": QT_TRANSLATE_NOOP(
        "messages", "A training needs a topic||Tick on-site technique, sterilisation, or both"
    ),
    "nobody_attended": QT_TRANSLATE_NOOP("messages", "Nobody was there|{session}|Tick who was, or cancel the training"),
    "unknown_question": QT_TRANSLATE_NOOP("messages", "Unknown question|{question} · {topic}|Read the list again"),
    "unknown_bank": QT_TRANSLATE_NOOP("messages", "There are no questions yet|{topic}|Import questions first"),
    "bank_too_small": QT_TRANSLATE_NOOP(
        "messages", "Too few questions: {has} of {asked}|{topic}|Import more, or let fewer be asked"
    ),
    "assessment_running": QT_TRANSLATE_NOOP("messages", "An assessment is running already|{assessment}|Go on with it"),
    "unknown_assessment": QT_TRANSLATE_NOOP("messages", "Unknown assessment|{assessment}|Begin a new one"),
    "not_your_assessment": QT_TRANSLATE_NOOP(
        "messages", "This is somebody else's assessment|{assessment}|Sign in as the person who takes it"
    ),
    "assessment_over": QT_TRANSLATE_NOOP(
        "messages", "The thirty minutes are over|{assessment} · {ended_at}|What was answered in time counts"
    ),
    "no_such_question": QT_TRANSLATE_NOOP("messages", "No question {position}||Choose one of the numbers"),
    "no_such_choice": QT_TRANSLATE_NOOP(
        "messages", "Question {position} has no such answer||Choose one of the answers"
    ),
    "one_choice_only": QT_TRANSLATE_NOOP("messages", "Only one answer to question {position}||Choose one"),
    "assessment_too_long": QT_TRANSLATE_NOOP(
        "messages", "Longer than {minutes} minutes|{first} – {last}|Such an assessment does not count: check the times"
    ),
    "bad_hours": QT_TRANSLATE_NOOP("messages", "These hours cannot be read|{value}|Write 1 08:00-18:00 for Monday"),
    # ---------------------------------------------------------------- replies
    "staff_paper_written": QT_TRANSLATE_NOOP("messages", "Paper written|{path}|"),
    "staff_paper_unwritten": QT_TRANSLATE_NOOP("messages", "The paper was not written|{detail}|Choose another folder"),
    "staff_saved": QT_TRANSLATE_NOOP("messages", "On the staff|{person}|"),
    "background_set": QT_TRANSLATE_NOOP("messages", "Background kept: {background}|{person}|"),
    "background_unsuited": QT_TRANSLATE_NOOP(
        "messages",
        "Kept, but not enough for an engineer|{person} · {background}|An engineer is a nurse or a technician",
    ),
    "registration_set": QT_TRANSLATE_NOOP("messages", "Mini-program: {registration}|{person}|"),
    "qualification_kept": QT_TRANSLATE_NOOP("messages", "Certificate kept|{person} · {topic} · until {until}|"),
    "qualification_gone": QT_TRANSLATE_NOOP("messages", "Certificate taken back|{person} · {topic}|"),
    "staff_time_kept": QT_TRANSLATE_NOOP("messages", "Time kept|{person} · {first} – {last}|"),
    "staff_time_gone": QT_TRANSLATE_NOOP("messages", "Time taken back|{person}|"),
    "working_hours_set": QT_TRANSLATE_NOOP("messages", "Hours kept|{person} · {days} days a week|"),
    "session_planned": QT_TRANSLATE_NOOP("messages", "Training planned|{session}|"),
    "session_held": QT_TRANSLATE_NOOP("messages", "Training held|{session} · {present} people|"),
    "session_gone": QT_TRANSLATE_NOOP("messages", "Training cancelled|{session}|"),
    "session_file_kept": QT_TRANSLATE_NOOP("messages", "File kept|{session}|"),
    "promise_set": QT_TRANSLATE_NOOP("messages", "{sessions} trainings a year|{first} – {last}|"),
    "bank_set": QT_TRANSLATE_NOOP("messages", "{asked} questions are asked|{topic}|"),
    "question_gone": QT_TRANSLATE_NOOP("messages", "Question retired|{question} · {topic}|"),
    "assessment_recorded": QT_TRANSLATE_NOOP("messages", "Result kept: {score}|{person}|"),
    "assessment_begun": QT_TRANSLATE_NOOP("messages", "{asked} questions, thirty minutes|{assessment}|Begin"),
    "assessment_passed": QT_TRANSLATE_NOOP("messages", "Passed: {score}|{assessment} · {ended}|"),
    "assessment_failed": QT_TRANSLATE_NOOP(
        "messages", "Not passed: {score}|{assessment} · {ended} · 80 are needed|Take it again with other questions"
    ),
    "table_given": QT_TRANSLATE_NOOP("messages", "Table given|{case} · {person}|"),
    "table_taken": QT_TRANSLATE_NOOP("messages", "Off the table|{case} · {person}|"),
}
"""Code -> headline | detail | next action."""
