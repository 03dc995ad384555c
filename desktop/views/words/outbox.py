"""What is said about messages to others."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

MESSAGE_KINDS: Final[dict[str, str]] = {
    "notice_of_use": QT_TRANSLATE_NOOP("messages", "notice of use"),
    "notice_of_use_withdrawn": QT_TRANSLATE_NOOP("messages", "notice of use withdrawn"),
    "recall_notice": QT_TRANSLATE_NOOP("messages", "recall notice"),
    "warranty_reminder": QT_TRANSLATE_NOOP("messages", "warranty reminder"),
    "deadline_stage": QT_TRANSLATE_NOOP("messages", "reminder of a deadline"),
    "refill_order": QT_TRANSLATE_NOOP("messages", "order of goods"),
    "refill_order_cancelled": QT_TRANSLATE_NOOP("messages", "order cancelled"),
    "adverse_first_report": QT_TRANSLATE_NOOP("messages", "first report of an adverse event"),
    "adverse_written_report": QT_TRANSLATE_NOOP("messages", "written report of an adverse event"),
    "follow_up_form": QT_TRANSLATE_NOOP("messages", "follow-up form"),
    "reservation_taken": QT_TRANSLATE_NOOP("messages", "reserved piece taken for an emergency"),
    "tray_taken": QT_TRANSLATE_NOOP("messages", "reserved tray taken for an emergency"),
}
"""What a message is."""

OUTBOX: Final[dict[str, str]] = {
    "unknown_channel": QT_TRANSLATE_NOOP("messages", "No way {channel}||Look at the list of ways"),
    "channel_of_other": QT_TRANSLATE_NOOP(
        "messages", "{channel} leads to somebody else||Choose another name for this way"
    ),
    "sending_again": QT_TRANSLATE_NOOP("messages", "It is tried again now||Look at its state"),
    "channel_set": QT_TRANSLATE_NOOP("messages", "The way {channel} is set||What waited for it goes out"),
    "channel_retired": QT_TRANSLATE_NOOP("messages", "The way {channel} is retired||What was begun is still tried"),
    "unknown_sending": QT_TRANSLATE_NOOP("messages", "No such message ({sending})||Look at the list of messages"),
    "sending_taken": QT_TRANSLATE_NOOP("messages", "Another desk is sending it|{sending}|Nothing to do"),
    "sending_under_way": QT_TRANSLATE_NOOP("messages", "It is being sent right now|{sending}|Wait a moment"),
    "sending_ended": QT_TRANSLATE_NOOP("messages", "It was sent or withdrawn already|{sending}|Nothing to do"),
    "no_key_store": QT_TRANSLATE_NOOP(
        "messages",
        "This computer keeps no secrets|{secret} · {why}|Sign in to a desktop, or hand it in with LoadCredential=",
    ),
    "unknown_secret": QT_TRANSLATE_NOOP("messages", "No secret {secret}||Enter it with: sparezone secret set {secret}"),
    "empty_secret": QT_TRANSLATE_NOOP("messages", "No secret was typed|{secret}|Type it, then Enter"),
    "unreachable": QT_TRANSLATE_NOOP("messages", "Nobody answers at the address|{reply}|Check address and port"),
    "no_answer": QT_TRANSLATE_NOOP("messages", "No answer in time|{reply}|It is tried again"),
    "line_broken": QT_TRANSLATE_NOOP("messages", "The line broke|{reply}|It is tried again with the same number"),
    "tls_untrusted": QT_TRANSLATE_NOOP(
        "messages", "The server is not who it says|{reply}|Nothing was sent; ask who runs the server"
    ),
    "no_mail_server": QT_TRANSLATE_NOOP(
        "messages", "No mail server is set||Enter host and sender under [mail] in sparezone.toml"
    ),
    "bad_mail_server": QT_TRANSLATE_NOOP(
        "messages", "The mail server cannot be used so||security is tls or starttls; none only on this computer"
    ),
    "mail_login": QT_TRANSLATE_NOOP(
        "messages", "The mail server does not know us|{reply}|Check user, then: sparezone secret set mail"
    ),
    "mail_refused": QT_TRANSLATE_NOOP("messages", "The mail server refused|{reply}|Check the address"),
    "web_redirected": QT_TRANSLATE_NOOP(
        "messages", "The address points elsewhere|{reply}|Nothing was sent; enter the new address"
    ),
    "web_refused": QT_TRANSLATE_NOOP("messages", "The receiver refused|{reply}|Check address and secret"),
    "no_folder": QT_TRANSLATE_NOOP("messages", "The folder is not there|{reply}|Make it or connect the drive"),
    "file_refused": QT_TRANSLATE_NOOP("messages", "The file could not be written|{reply}|Check rights and space"),
    "unknown_inbox_notice": QT_TRANSLATE_NOOP("messages", "Unknown notice ({number})||Read the list again"),
    "notice_for_others": QT_TRANSLATE_NOOP(
        "messages", "This notice is for somebody else|{document}|They acknowledge it themselves"
    ),
    "nobody_there": QT_TRANSLATE_NOOP(
        "messages", "Nobody has the badge {reply} any more||Change the way, then try it again"
    ),
    "notice_arrived": QT_TRANSLATE_NOOP("messages", "In the inbox: {message}|{document}|Open “What runs › Inbox”"),
    "notices_arrived": QT_TRANSLATE_NOOP(
        "messages", "{count} notices have arrived|{document}|Open “What runs › Inbox”, then acknowledge"
    ),
    "no_secret": QT_TRANSLATE_NOOP("messages", "No secret {reply}||Enter it with: sparezone secret set {reply}"),
}
