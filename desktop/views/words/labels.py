"""Labels and their templates: what cannot be drawn, written or printed, and what a person must look after."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

LABELS: Final[dict[str, str]] = {
    "symbol_empty": QT_TRANSLATE_NOOP(
        "messages", "Nothing to put into the barcode|{kind}|Fill the field or take the barcode off the template"
    ),
    "symbol_character": QT_TRANSLATE_NOOP(
        "messages", "This barcode cannot carry the character “{found}”|{kind}|Take a QR code or change the text"
    ),
    "symbol_too_long": QT_TRANSLATE_NOOP(
        "messages", "Too much text for this barcode|{kind} · {found}|Use a DataMatrix, or two lines"
    ),
    "symbol_refused": QT_TRANSLATE_NOOP(
        "messages", "The barcode cannot be drawn|{kind} · {found} · {why}|Compare the data with the label"
    ),
    "symbol_too_small": QT_TRANSLATE_NOOP(
        "messages",
        "Bars or squares too fine for scanners|"
        "{kind} · {module_mm} mm at {dpi} dpi · at least {minimum_mm} mm|Choose a wider module or a finer "
        "printer",
    ),
    "symbol_does_not_fit": QT_TRANSLATE_NOOP(
        "messages",
        "The barcode does not fit|"
        "{kind} · needs {needs_width_mm} × {needs_height_mm} mm · has {width_mm} × {height_mm} mm|Give it "
        "more room or take a larger label",
    ),
    "label_unreadable": QT_TRANSLATE_NOOP(
        "messages",
        "Label not printed: it does not read back|"
        "{fault} · {kind} · expected {expected} · read {read}|Correct the template; nothing was sent",
    ),
    "bad_picture": QT_TRANSLATE_NOOP(
        "messages",
        "A picture of the template cannot be used|element {element}|Take a PNG of at most a few hundred dots",
    ),
    "bad_resolution": QT_TRANSLATE_NOOP(
        "messages", "No label printer has this resolution|{found} dpi|Give 203, 300 or 600"
    ),
    "bad_template": QT_TRANSLATE_NOOP(
        "messages", "The template cannot be read|element {element} · {key} · {value} · {why}|Correct the file"
    ),
    "unknown_template": QT_TRANSLATE_NOOP("messages", "No such template|{name}|Choose one from the list"),
    "unknown_iso_symbol": QT_TRANSLATE_NOOP("messages", "No such ISO 15223-1 symbol|{symbol}|Choose one from the list"),
    "label_field_missing": QT_TRANSLATE_NOOP(
        "messages", "The label lacks a field|{field} · element {element}|Fill it in, or give the element a condition"
    ),
    "text_too_long": QT_TRANSLATE_NOOP(
        "messages",
        "A text does not fit its box|{field} · element {element} · {found}|Give it more room, or let it shrink or wrap",
    ),
    "text_control_character": QT_TRANSLATE_NOOP(
        "messages", "A text holds a control character|{field} · element {element} · {unicode}|Take it out of the text"
    ),
    "text_direction": QT_TRANSLATE_NOOP(
        "messages",
        "Labels cannot set text from right to left|"
        "element {element} · {found} · {unicode}|Write it in Latin or Chinese letters",
    ),
    "glyph_missing": QT_TRANSLATE_NOOP(
        "messages",
        "The label's typeface lacks a character|"
        "element {element} · {found} · {unicode}|Change the text; no other typeface is put in its place",
    ),
    "outside_label": QT_TRANSLATE_NOOP(
        "messages", "Something lies outside the label|element {element}|Move it in, or load larger labels"
    ),
    "quiet_zone_broken": QT_TRANSLATE_NOOP(
        "messages", "Something lies in a barcode's quiet zone|element {element} · element {other}|Move them apart"
    ),
    "symbols_overlap": QT_TRANSLATE_NOOP(
        "messages", "Two barcodes overlap|element {element} · element {other}|Move them apart"
    ),
    "copies_of_serialised_label": QT_TRANSLATE_NOOP(
        "messages",
        "A label with a serial number is printed once|"
        "{copies} asked for|Order one; a destroyed one can be printed again",
    ),
    "label_for_other_printer": QT_TRANSLATE_NOOP(
        "messages",
        "The label was drawn for another printer|"
        "{label_dpi} dpi · printer {printer_dpi} dpi|Draw it anew for this printer",
    ),
    "label_larger_than_stock": QT_TRANSLATE_NOOP(
        "messages",
        "The label is larger than those in the printer|"
        "{label_width} × {label_height} dots · printer {stock_width} × {stock_height} dots|Load larger "
        "labels or take a smaller template",
    ),
    "label_larger_than_place": QT_TRANSLATE_NOOP(
        "messages",
        "The label is larger than its place on the sheet|"
        "{label} · place {width_mm} × {height_mm} mm|Choose another sheet or a smaller template",
    ),
    "label_larger_than_sheet": QT_TRANSLATE_NOOP(
        "messages", "The label is larger than an A4 sheet|{width_mm} × {height_mm} mm|Take a smaller template"
    ),
    "sheet_form_wrong": QT_TRANSLATE_NOOP(
        "messages", "The label sheet does not fit on A4, or begins outside it||Correct columns, rows, margins and start"
    ),
    "printer_setup_wrong": QT_TRANSLATE_NOOP(
        "messages",
        "A printer setting is out of its bounds|"
        "{field} = {value} · {lowest} to {highest}|Correct the printer's settings",
    ),
    "forbidden_command": QT_TRANSLATE_NOOP(
        "messages",
        "Not sent: a command that no label may hold|"
        "{command} · byte {position}|Correct the printer file; report this if it was none of yours",
    ),
    "raw_field_missing": QT_TRANSLATE_NOOP(
        "messages",
        "The printer file wants a field that this label lacks|{field}|Fill it in, or take it out of the file",
    ),
    "raw_placeholder_not_allowed": QT_TRANSLATE_NOOP(
        "messages",
        "A placeholder stands where no value can be made safe|"
        "{placeholder} · {command} · byte {position} · {why}|Put it into the text of a field or the data of "
        "a barcode",
    ),
    "raw_template_not_utf8": QT_TRANSLATE_NOOP(
        "messages", "The printer file is not UTF-8|{command} · byte {position}|Save it as UTF-8"
    ),
    "raw_value_not_allowed": QT_TRANSLATE_NOOP(
        "messages",
        "A value cannot stand in the printer file|{field} · {value} · {why}|Change the value, or use a drawn template",
    ),
    "raw_label_unchecked": QT_TRANSLATE_NOOP(
        "messages",
        "A UDI label cannot be printed from a printer file|"
        "{file}|Use a drawn template: only that can be read back before it is sent",
    ),
    "label_uncertain": QT_TRANSLATE_NOOP(
        "messages",
        "Label {label}: nobody knows whether it came out|"
        "{printer} · {cause}|Look at the printer, then say in the list whether it was printed",
    ),
    "labels_recovered": QT_TRANSLATE_NOOP(
        "messages",
        "{count:label was/labels were} under way when the program ended|"
        "|Look at the printer and settle each; nothing is printed again by itself",
    ),
    "label_filled": QT_TRANSLATE_NOOP(
        "messages", "Shown on the label: {item}|{ref} · lot {lot} · serial {serial} · {place} · {tray}|"
    ),
    "label_file_too_large": QT_TRANSLATE_NOOP(
        "messages", "The file is too large for a label|{file}|Choose a template, a printer file or a small PNG"
    ),
    "raw_file_name": QT_TRANSLATE_NOOP(
        "messages",
        "A printer file is called like the template whose place it takes|{file}|Name it bin.zpl or bin.tspl, "
        "for example",
    ),
    "bad_label_option": QT_TRANSLATE_NOOP(
        "messages", "No label knows this field|{field}|sparezone label --fields prints them all"
    ),
}

SYMBOL_KINDS: Final[dict[str, str]] = {
    "gs1_datamatrix": QT_TRANSLATE_NOOP("messages", "GS1 DataMatrix"),
    "gs1_128": QT_TRANSLATE_NOOP("messages", "GS1-128"),
    "gs1_qr": QT_TRANSLATE_NOOP("messages", "GS1 QR"),
    "datamatrix": QT_TRANSLATE_NOOP("messages", "DataMatrix"),
    "code_128": QT_TRANSLATE_NOOP("messages", "Code 128"),
    "qr": QT_TRANSLATE_NOOP("messages", "QR"),
    "hibc_datamatrix": QT_TRANSLATE_NOOP("messages", "HIBC DataMatrix"),
    "hibc_128": QT_TRANSLATE_NOOP("messages", "HIBC Code 128"),
    "hibc_qr": QT_TRANSLATE_NOOP("messages", "HIBC QR"),
}
"""The names of symbologies."""

READ_FAULTS: Final[dict[str, str]] = {
    "size": QT_TRANSLATE_NOOP("messages", "picture of another size"),
    "place": QT_TRANSLATE_NOOP("messages", "barcode or its quiet zone beyond the edge"),
    "quiet_zone": QT_TRANSLATE_NOOP("messages", "ink in the quiet zone"),
    "symbol": QT_TRANSLATE_NOOP("messages", "barcode reads differently"),
    "dots": QT_TRANSLATE_NOOP("messages", "barcode damaged"),
    "stranger": QT_TRANSLATE_NOOP("messages", "a barcode that is not of this label"),
    "udi": QT_TRANSLATE_NOOP("messages", "UDI is not the record's"),
}
"""What the last look at a label found."""
