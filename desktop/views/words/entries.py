"""What is wrong with one field of a form, or with one cell of a file."""

from typing import Final

from desktop.views.words.marking import QT_TRANSLATE_NOOP

ENTRIES: Final[dict[str, str]] = {
    # ---------------------------------------------------------------- any text, number or date
    "required": QT_TRANSLATE_NOOP("messages", "is needed"),
    "empty": QT_TRANSLATE_NOOP("messages", "is empty"),
    "too_long": QT_TRANSLATE_NOOP("messages", "is too long"),
    "hidden_character": QT_TRANSLATE_NOOP("messages", "holds a character that nobody sees"),
    "outer_blank": QT_TRANSLATE_NOOP("messages", "begins or ends with a blank"),
    "full_width": QT_TRANSLATE_NOOP("messages", "holds full-width characters"),
    "bad_code": QT_TRANSLATE_NOOP("messages", "may only hold A–Z, a–z, 0–9 and - . _ /"),
    "not_ascii": QT_TRANSLATE_NOOP("messages", "holds a character that no barcode has"),
    "out_of_range": QT_TRANSLATE_NOOP("messages", "is too small or too large"),
    "unknown_device": QT_TRANSLATE_NOOP("messages", "is no device that is registered"),
    "serial_of_several": QT_TRANSLATE_NOOP("messages", "is the serial number of several models: name the model"),
    "meter_backwards": QT_TRANSLATE_NOOP(
        "messages", "is below the last reading: say that the meter was changed, and why"
    ),
    "reading_before_last": QT_TRANSLATE_NOOP("messages", "is earlier than the last reading"),
    "not_of_this_kind": QT_TRANSLATE_NOOP("messages", "does not belong to this kind of rule"),
    "not_positive": QT_TRANSLATE_NOOP("messages", "must be more than zero"),
    "negative": QT_TRANSLATE_NOOP("messages", "must not be negative"),
    "bad_number": QT_TRANSLATE_NOOP("messages", "is not a number"),
    "no_value_in_cell": QT_TRANSLATE_NOOP(
        "messages", "has no value: an error, a formula without a result, or merged cells"
    ),
    "number_too_long": QT_TRANSLATE_NOOP("messages", "lost digits in the spreadsheet: format the cell as text"),
    "bad_quantity": QT_TRANSLATE_NOOP("messages", "is not a quantity"),
    "bad_amount": QT_TRANSLATE_NOOP("messages", "is not an amount in CNY"),
    "bad_date": QT_TRANSLATE_NOOP("messages", "is not a date: write 2026-11-21"),
    "day_or_month": QT_TRANSLATE_NOOP(
        "messages", "does not tell the day from the month: write the dates of this column as 2026-11-21"
    ),
    "bad_clock": QT_TRANSLATE_NOOP("messages", "is not a time of the day: write 08:30"),
    "not_yes_or_no": QT_TRANSLATE_NOOP("messages", "is neither yes nor no"),
    "unknown_word": QT_TRANSLATE_NOOP("messages", "is not one of the words for this field"),
    "unknown_time_zone": QT_TRANSLATE_NOOP("messages", "is not a time zone"),
    "bad_address": QT_TRANSLATE_NOOP("messages", "is not an address for this way: mail address, https://… or a folder"),
    "not_initials": QT_TRANSLATE_NOOP("messages", "must be initials, such as W or Dr. W, and no name"),
    "secret_unused": QT_TRANSLATE_NOOP("messages", "must stand in the address as {secret}, or be empty"),
    "minutes_or_days": QT_TRANSLATE_NOOP("messages", "takes minutes or days, one of the two"),
    "not_weekdays": QT_TRANSLATE_NOOP("messages", "must be digits from 1 for Monday to 7 for Sunday"),
    "closes_before_it_opens": QT_TRANSLATE_NOOP("messages", "is not after the beginning"),
    # ---------------------------------------------------------------- columns and rows
    "patient_data": QT_TRANSLATE_NOOP("messages", "names patients: take the column out"),
    "unknown_column": QT_TRANSLATE_NOOP("messages", "is a column that nobody knows"),
    "repeated_column": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "missing_column": QT_TRANSLATE_NOOP("messages", "is a column that is missing"),
    "too_many_cells": QT_TRANSLATE_NOOP("messages", "has more cells than the header"),
    "rows_disagree": QT_TRANSLATE_NOOP("messages", "differs between rows of one item"),
    "repeated_row": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "repeated_position": QT_TRANSLATE_NOOP("messages", "is a position that is there twice"),
    # ---------------------------------------------------------------- parties, people, sites, places
    "unknown_party": QT_TRANSLATE_NOOP("messages", "is not a party in use"),
    "not_your_site": QT_TRANSLATE_NOOP("messages", "belongs to another partner"),
    "unknown_subject": QT_TRANSLATE_NOOP("messages", "is nothing that is kept here"),
    "subject_ambiguous": QT_TRANSLATE_NOOP("messages", "names several: say the maker or the model too"),
    "external_id_taken": QT_TRANSLATE_NOOP("messages", "is the number of another thing in that system"),
    "licence_expired": QT_TRANSLATE_NOOP("messages", "has a licence that ran out"),
    "partner_never_changes": QT_TRANSLATE_NOOP("messages", "cannot be changed: a site keeps its partner"),
    "unknown_place": QT_TRANSLATE_NOOP("messages", "is not a place for goods"),
    "place_exists": QT_TRANSLATE_NOOP("messages", "is taken already"),
    "unknown_site": QT_TRANSLATE_NOOP("messages", "is not a site in use"),
    "goods_of_others": QT_TRANSLATE_NOOP("messages", "cannot have the zone alone: goods of others lie there"),
    "bad_size": QT_TRANSLATE_NOOP("messages", "must be between 1 mm and 100 m, and so the depth"),
    "bad_rack": QT_TRANSLATE_NOOP("messages", "needs a width, a depth, 1 to 50 levels and 1 to 200 bins a level"),
    "rack_twice": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "rack_outside_zone": QT_TRANSLATE_NOOP("messages", "stands outside the zone"),
    "racks_overlap": QT_TRANSLATE_NOOP("messages", "stands where another rack stands"),
    "rack_stays": QT_TRANSLATE_NOOP("messages", "is drawn already and stays as it is"),
    "too_many_bins": QT_TRANSLATE_NOOP("messages", "has more bins than a zone can have"),
    "place_of_other_site": QT_TRANSLATE_NOOP("messages", "is a place of another site"),
    "place_full": QT_TRANSLATE_NOOP("messages", "has no room left"),
    "bin_for_trays": QT_TRANSLATE_NOOP("messages", "is a bin for trays"),
    "foreign_goods": QT_TRANSLATE_NOOP("messages", "is kept for another owner"),
    # ---------------------------------------------------------------- trays
    "not_a_tray": QT_TRANSLATE_NOOP("messages", "is not a tray"),
    "retired_tray": QT_TRANSLATE_NOOP("messages", "is a tray no longer in use"),
    "not_your_tray": QT_TRANSLATE_NOOP("messages", "is a tray of another partner"),
    "tray_full": QT_TRANSLATE_NOOP("messages", "has no seat left"),
    "too_few_seats": QT_TRANSLATE_NOOP("messages", "is less than the tray holds now"),
    # ---------------------------------------------------------------- items and their codes
    "unknown_item": QT_TRANSLATE_NOOP("messages", "is not in the catalogue"),
    "retired_item": QT_TRANSLATE_NOOP("messages", "is an item no longer in use"),
    "not_a_gtin": QT_TRANSLATE_NOOP("messages", "is not a GTIN"),
    "check_digit": QT_TRANSLATE_NOOP("messages", "has a wrong check digit"),
    "unknown_agency": QT_TRANSLATE_NOOP("messages", "is of no agency that issues UDIs"),
    "repeated_di": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "di_taken": QT_TRANSLATE_NOOP("messages", "belongs to another item already"),
    "unit_of_use_is_one": QT_TRANSLATE_NOOP("messages", "must be 1 for the smallest package"),
    "expiry_needs_lot_or_serial": QT_TRANSLATE_NOOP("messages", "needs a lot or a serial number too"),
    # ---------------------------------------------------------------- lots and units
    "carries_no_lot": QT_TRANSLATE_NOOP("messages", "is given, but the item has no lots"),
    "carries_no_serial": QT_TRANSLATE_NOOP("messages", "is given, but the item has no serial numbers"),
    "carries_no_expiry": QT_TRANSLATE_NOOP("messages", "is given, but the item does not expire"),
    "unit_is_one": QT_TRANSLATE_NOOP("messages", "must be 1 for a serial number"),
    "serial_on_box": QT_TRANSLATE_NOOP("messages", "is a box, but a serial number names one piece"),
    "serial_twice": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "serial_of_other_lot": QT_TRANSLATE_NOOP("messages", "is known in another lot"),
    "expiry_differs": QT_TRANSLATE_NOOP("messages", "differs from the date known for the lot"),
    "manufactured_differs": QT_TRANSLATE_NOOP("messages", "differs from the date known for the lot"),
    "manufactured_after_expiry": QT_TRANSLATE_NOOP("messages", "is after the expiry date"),
    "expired_goods": QT_TRANSLATE_NOOP("messages", "is for usable goods, and these are expired"),
    "not_an_opening": QT_TRANSLATE_NOOP("messages", "is not the number of an opening stock"),
    # ---------------------------------------------------------------- pars
    "target_below_minimum": QT_TRANSLATE_NOOP("messages", "is below the minimum"),
    "maximum_below_target": QT_TRANSLATE_NOOP("messages", "is below the target"),
    "place_or_kit": QT_TRANSLATE_NOOP("messages", "must be given for either a place or a kit"),
    # ---------------------------------------------------------------- equipment and warranty rules
    "row_twice": QT_TRANSLATE_NOOP("messages", "this device stands in the list twice"),
    "two_values": QT_TRANSLATE_NOOP("messages", "another row of this device says something else"),
    "two_owners": QT_TRANSLATE_NOOP("messages", "another row of this device names another customer"),
    "two_ends": QT_TRANSLATE_NOOP("messages", "another row of this device says another end of the warranty"),
    "differs_from_record": QT_TRANSLATE_NOOP("messages", "the record says something else"),
    "end_differs": QT_TRANSLATE_NOOP("messages", "the rule book gives another end of the warranty"),
    "said_twice": QT_TRANSLATE_NOOP("messages", "is there twice"),
    "not_a_day": QT_TRANSLATE_NOOP("messages", "is not a date: write 2026-11-21"),
    "not_an_amount": QT_TRANSLATE_NOOP("messages", "is not an amount in CNY"),
    "day_in_future": QT_TRANSLATE_NOOP("messages", "is still to come"),
    "ends_before_it_begins": QT_TRANSLATE_NOOP("messages", "is before the first day"),
    # ---------------------------------------------------------------- question banks
    "too_few_choices": QT_TRANSLATE_NOOP("messages", "needs two to six answers to choose from"),
    "repeated_choice": QT_TRANSLATE_NOOP("messages", "has the same answer twice"),
    "right_not_there": QT_TRANSLATE_NOOP("messages", "is not among the answers: write 2, 1,3 or B"),
    "one_right": QT_TRANSLATE_NOOP("messages", "has several right answers, and a single choice has one"),
    # ---------------------------------------------------------------- recall notices
    "lot_or_range": QT_TRANSLATE_NOOP(
        "messages", "needs a lot, a range of serial numbers, or the whole item: one of them"
    ),
    "range_backwards": QT_TRANSLATE_NOOP("messages", "is before the first serial number, or has none"),
    "unknown_kit": QT_TRANSLATE_NOOP("messages", "is not a kit in use"),
    "not_a_zone_or_store": QT_TRANSLATE_NOOP("messages", "is neither a zone nor a hospital store"),
}
"""Fault code -> what follows the name of the field or its value."""
