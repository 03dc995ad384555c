"""What failed outside the rules: database, files, devices; and what the proof of the ledger finds."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

ENVIRONMENT: Final[dict[str, str]] = {
    "disk_full": QT_TRANSLATE_NOOP("messages", "The disk is full|Nothing was booked · {detail}|Free some space"),
    "read_only": QT_TRANSLATE_NOOP(
        "messages", "The database may not be written|{path} · {detail}|Give this user the right to write"
    ),
    "cannot_open": QT_TRANSLATE_NOOP(
        "messages", "Cannot be opened|{path} · {detail}|Check that the folder is there and may be used"
    ),
    "cannot_read_file": QT_TRANSLATE_NOOP("messages", "The file cannot be read|{path} · {detail}|Choose another file"),
    "damaged": QT_TRANSLATE_NOOP("messages", "The database file is damaged|{detail}|Restore the last backup"),
    "not_a_database": QT_TRANSLATE_NOOP(
        "messages", "This file is no database of Sparezone|{detail}|Choose another file"
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "messages", "The disk reports errors|{detail}|Back up at once, then replace the disk"
    ),
    "busy": QT_TRANSLATE_NOOP(
        "messages", "The database is busy|Nothing was booked · {detail}|Scan again in a few seconds"
    ),
    "in_use": QT_TRANSLATE_NOOP("messages", "The database is in use|{path}|Close Sparezone everywhere first"),
    "too_many_connections": QT_TRANSLATE_NOOP(
        "messages", "The server takes no more desks|{detail}|Close Sparezone on a desk that is not used"
    ),
    "server_slow": QT_TRANSLATE_NOOP(
        "messages", "The server took too long|Nothing was booked · {detail}|Scan again; tell the administrator"
    ),
    "server_gone": QT_TRANSLATE_NOOP(
        "messages", "The server does not answer|It is not known whether this was booked · {detail}|Check the network"
    ),
    "sign_in_refused": QT_TRANSLATE_NOOP(
        "messages", "The server refused the sign-in|{detail}|Check the user name and the password"
    ),
    "no_such_database": QT_TRANSLATE_NOOP("messages", "The server has no such database|{detail}|Check the address"),
    "no_right": QT_TRANSLATE_NOOP("messages", "The server refused this|{detail}|Ask the server's administrator"),
    "bad_database_url": QT_TRANSLATE_NOOP(
        "messages", "Not the address of a database|{url}|Write sqlite:///FILE or postgresql://…"
    ),
    "network_path": QT_TRANSLATE_NOOP(
        "messages", "A database file must not lie on a network drive|{path}|Use a local folder, or PostgreSQL"
    ),
    "sqlite_too_old": QT_TRANSLATE_NOOP("messages", "SQLite is too old|Version {version}|Install Sparezone again"),
    "server_too_old": QT_TRANSLATE_NOOP("messages", "PostgreSQL is too old|Version {version}|Upgrade the server"),
    "pragma_refused": QT_TRANSLATE_NOOP(
        "messages", "The database file refuses a setting|{name} · wanted {wanted}, is {told}|Use a local folder"
    ),
    "database_newer": QT_TRANSLATE_NOOP(
        "messages", "The database is newer than this program|has {found}, known {known}|Install the newest Sparezone"
    ),
    "database_older": QT_TRANSLATE_NOOP(
        "messages", "The database is older than this program|has {found}, known {known}|sparezone db upgrade"
    ),
    "database_not_empty": QT_TRANSLATE_NOOP(
        "messages", "The target is not empty|{table} · nothing was copied|Name an empty database"
    ),
    "copy_differs": QT_TRANSLATE_NOOP(
        "messages", "The copy differs|{what} · expected {expected}, found {found}|Do not use the copy; copy again"
    ),
    "cannot_copy": QT_TRANSLATE_NOOP("messages", "This cannot be copied|{what} · {detail}|Report this"),
    "file_exists": QT_TRANSLATE_NOOP("messages", "The file exists already|{path}|Name another file"),
    "backup_damaged": QT_TRANSLATE_NOOP(
        "messages", "The backup is damaged|{member} · {why}|Use another backup; nothing was restored"
    ),
    "backup_newer": QT_TRANSLATE_NOOP(
        "messages", "The backup is newer than this program|has {found}, known {known}|Install the newest Sparezone"
    ),
    "bad_settings": QT_TRANSLATE_NOOP(
        "messages", "The settings cannot be used|{key} · {why}|Correct the settings file"
    ),
}

DEVICE: Final[dict[str, str]] = {
    "bad_setting_value": QT_TRANSLATE_NOOP(
        "messages", "A device setting is wrong|{key} = {value}|Correct the settings"
    ),
    "name_twice": QT_TRANSLATE_NOOP("messages", "Two devices have one name|{names}|Give each its own name"),
    "unknown_key": QT_TRANSLATE_NOOP("messages", "No device has this setting|{key}|Correct the settings"),
    "bad_address": QT_TRANSLATE_NOOP(
        "messages", "Not the address of a device|{address}|Write a serial port or socket://host:port"
    ),
    "switched_on": QT_TRANSLATE_NOOP("messages", "Switched on|{address}|"),
    "switched_off": QT_TRANSLATE_NOOP("messages", "Switched off|{address}|"),
    "not_plugged_in": QT_TRANSLATE_NOOP("messages", "Not plugged in|{address}|Plug it in; it is looked for"),
    "device_silent": QT_TRANSLATE_NOOP("messages", "No answer|{address}|Check cable, power and network"),
    "found": QT_TRANSLATE_NOOP("messages", "Found|{address}|"),
    "awaits_first_scan": QT_TRANSLATE_NOOP("messages", "Listening|{address}|Scan anything to prove it"),
    "identity_known": QT_TRANSLATE_NOOP("messages", "Known by its serial number|{address}|"),
    "answered": QT_TRANSLATE_NOOP("messages", "It answered|{address}|"),
    "first_scan": QT_TRANSLATE_NOOP("messages", "First scan came in|{address}|"),
    "came_back": QT_TRANSLATE_NOOP("messages", "Back again|{address}|"),
    "unplugged": QT_TRANSLATE_NOOP("messages", "Unplugged|{address}|Plug it in; it is looked for"),
    "rests": QT_TRANSLATE_NOOP("messages", "Resting|{address}|"),
    "no_permission": QT_TRANSLATE_NOOP(
        "messages", "No right to use the port|{address}|Give this user the right (group dialout, for printers lp)"
    ),
    "port_in_use": QT_TRANSLATE_NOOP("messages", "Another program uses the port|{address}|Close that program"),
    "not_a_serial_port": QT_TRANSLATE_NOOP("messages", "Not a serial port|{address}|Choose the port in the settings"),
    "other_device": QT_TRANSLATE_NOOP(
        "messages", "Another device is at this port|{address} · {found}|Plug the right one in, or choose this one"
    ),
    "two_alike": QT_TRANSLATE_NOOP(
        "messages", "Two alike, which one?|{address} · {devices}|Choose one in the settings"
    ),
    "noise": QT_TRANSLATE_NOOP("messages", "Noise on the line|{address}|Check baud rate and cable"),
    "noise_over": QT_TRANSLATE_NOOP("messages", "The line is clean again|{address}|"),
    "paper_out": QT_TRANSLATE_NOOP("messages", "The labels have run out|{address}|Put a new roll in, close the head"),
    "ribbon_out": QT_TRANSLATE_NOOP("messages", "The ribbon has run out|{address}|Put a new ribbon in"),
    "head_open": QT_TRANSLATE_NOOP("messages", "The print head is open|{address}|Close the head"),
    "cover_open": QT_TRANSLATE_NOOP("messages", "The cover is open|{address}|Close the cover"),
    "paused": QT_TRANSLATE_NOOP("messages", "The printer is paused|{address}|Press its pause key to go on"),
    "hot": QT_TRANSLATE_NOOP("messages", "The printer is too hot|{address}|Let it cool down; it goes on by itself"),
    "cold": QT_TRANSLATE_NOOP("messages", "The print head is too cold|{address}|Let it warm up"),
    "jam": QT_TRANSLATE_NOOP("messages", "Labels are jammed|{address}|Open the printer and take the jam out"),
    "cutter": QT_TRANSLATE_NOOP("messages", "The cutter is stuck|{address}|Switch the printer off and free the cutter"),
    "head_fault": QT_TRANSLATE_NOOP("messages", "The print head is faulty|{address}|Call service"),
    "label_not_found": QT_TRANSLATE_NOOP(
        "messages", "The printer does not find the gap between labels|{address}|Calibrate the printer for its labels"
    ),
    "buffer_full": QT_TRANSLATE_NOOP("messages", "The printer's memory is full|{address}|Wait until it has printed"),
    "half_a_label": QT_TRANSLATE_NOOP(
        "messages", "The printer holds half a label|{address}|Switch the printer off and on"
    ),
    "setup_lost": QT_TRANSLATE_NOOP("messages", "The printer has lost its set-up|{address}|Set the printer up again"),
    "diagnosing": QT_TRANSLATE_NOOP(
        "messages", "The printer is in diagnostic mode|{address}|Switch the printer off and on"
    ),
    "printer_error": QT_TRANSLATE_NOOP("messages", "The printer reports an error|{address}|See its display or lamps"),
    "printing": QT_TRANSLATE_NOOP("messages", "Printing|{address}|"),
    "waits_for_take": QT_TRANSLATE_NOOP("messages", "A label waits to be taken|{address}|Take the label"),
    "bad_answer": QT_TRANSLATE_NOOP(
        "messages", "The printer's answer makes no sense|{address}|Check language, baud rate and cable"
    ),
    "hung_up": QT_TRANSLATE_NOOP("messages", "The printer broke the connection|{address}|Check power and network"),
    "stalled": QT_TRANSLATE_NOOP(
        "messages", "The printer takes no more data|{address}|See whether labels, ribbon or head need a hand"
    ),
    "paused_here": QT_TRANSLATE_NOOP("messages", "Printing is paused here|{address}|Resume it on the page of printers"),
    "cannot_be_asked": QT_TRANSLATE_NOOP(
        "messages", "This way the printer cannot be asked|{address}|Scan each label to prove it"
    ),
    "no_queue": QT_TRANSLATE_NOOP(
        "messages", "The print queue is not there|{address}|Choose another queue in the settings"
    ),
    "queue_refuses": QT_TRANSLATE_NOOP(
        "messages", "The print queue takes no jobs|{address}|Switch the queue on in the computer's settings"
    ),
    "disk_refuses": QT_TRANSLATE_NOOP(
        "messages", "The file cannot be written|{address}|Free some space or choose another folder"
    ),
}
"""Device faults, and the causes of a device's change of state."""

FINDINGS: Final[dict[str, str]] = {
    "movement_without_legs": QT_TRANSLATE_NOOP("messages", "A movement has no sides|{key}|"),
    "leg_without_movement": QT_TRANSLATE_NOOP("messages", "A leg belongs to no movement|{key}|"),
    "balance_missing": QT_TRANSLATE_NOOP(
        "messages", "A balance is missing|{key} · expected {expected}, found {found}|"
    ),
    "balance_differs": QT_TRANSLATE_NOOP(
        "messages", "A balance differs from the ledger|{key} · expected {expected}, found {found}|"
    ),
    "balance_below_zero": QT_TRANSLATE_NOOP("messages", "A balance is below zero|{key} · found {found}|"),
    "reversed_twice": QT_TRANSLATE_NOOP("messages", "A movement was reversed twice|{key} · found {found}|"),
    "reverses_nothing": QT_TRANSLATE_NOOP("messages", "A reversal names no movement|{key} · expected {expected}|"),
    "movement_without_link": QT_TRANSLATE_NOOP("messages", "A movement is not in the audit chain|{key}|"),
    "movement_linked_twice": QT_TRANSLATE_NOOP("messages", "A movement is in the audit chain twice|{key}|"),
    "movement_missing": QT_TRANSLATE_NOOP("messages", "A movement is gone|{key} · {expected}|"),
    "movement_changed": QT_TRANSLATE_NOOP(
        "messages", "A movement was changed|{key} · expected {expected}, found {found}|"
    ),
    "leg_missing": QT_TRANSLATE_NOOP("messages", "A leg is gone|{key} · expected {expected}|"),
    "leg_added": QT_TRANSLATE_NOOP("messages", "A leg was added|{key} · found {found}|"),
    "leg_changed": QT_TRANSLATE_NOOP("messages", "A leg was changed|{key} · expected {expected}, found {found}|"),
    "link_of_other_movement": QT_TRANSLATE_NOOP("messages", "A link tells of another movement|{key} · found {found}|"),
    "link_missing": QT_TRANSLATE_NOOP(
        "messages", "A link of the audit chain is gone|{key} · expected {expected}, found {found}|"
    ),
    "link_changed": QT_TRANSLATE_NOOP(
        "messages", "A link of the audit chain was changed|{key} · expected {expected}, found {found}|"
    ),
    "head_differs": QT_TRANSLATE_NOOP(
        "messages", "The audit chain ends elsewhere|{key} · expected {expected}, found {found}|"
    ),
    "anchor_missing": QT_TRANSLATE_NOOP(
        "messages", "The audit chain is shorter than it was|{key} · expected {expected}, found {found}|"
    ),
    "label_without_event": QT_TRANSLATE_NOOP("messages", "A label has no history|{key}|"),
    "label_state_differs": QT_TRANSLATE_NOOP(
        "messages", "A label differs from its history|{key} · expected {expected}, found {found}|"
    ),
    "label_event_gap": QT_TRANSLATE_NOOP(
        "messages", "The history of a label has a gap|{key} · expected {expected}, found {found}|"
    ),
    "label_event_without_job": QT_TRANSLATE_NOOP("messages", "The history of a label that is gone|{key}|"),
    "label_twice": QT_TRANSLATE_NOOP(
        "messages", "A label and its reprint are both in use|{key} · expected {expected}, found {found}|"
    ),
    "anchor_differs": QT_TRANSLATE_NOOP(
        "messages", "The audit chain was made anew|{key} · expected {expected}, found {found}|"
    ),
}
