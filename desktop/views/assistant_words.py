"""Words of the scanner assistant: what was found, and what to change."""

from PySide6.QtCore import QCoreApplication

from desktop.devices.wedge_profile import Suffix
from desktop.presenters.scan_compared import Comparison, GsSeen
from desktop.presenters.scanner_assistant import CHECK, ScannerAssistant
from desktop.views.widgets.raw_bytes import pictured, spelt


def step_words(step: int) -> tuple[str, str]:
    """What a symbol is for: its title, and what it tells."""
    tr = QCoreApplication.translate
    titles = (
        (tr("Assistant", "GS1 DataMatrix"), tr("Assistant", "Identifier, separator, end mark, Caps Lock")),
        (tr("Assistant", "Code 128"), tr("Assistant", "Letters and signs of the keyboard layout")),
        (tr("Assistant", "GS1-128"), tr("Assistant", "A long code: are keys lost?")),
        (tr("Assistant", "Check symbol"), tr("Assistant", "A new serial number, to prove it all")),
    )
    return titles[step]


def lead_words(assistant: ScannerAssistant) -> str:
    """What to do now."""
    tr = QCoreApplication.translate
    if assistant.saved:
        return tr("Assistant", "Saved, with the proof. The scanner is ready.")
    if assistant.proved:
        return tr("Assistant", "The check symbol was read letter by letter and decodes. Save it.")
    if assistant.step in assistant.taken:
        return tr("Assistant", "That was not what is drawn. Change the scanner as said on the right, scan again.")
    if assistant.step == 0 and assistant.wedge.scans_seen:
        return tr("Assistant", "A keyboard scanner: scan it three times, a second apart. {0} of 3").format(
            assistant.wedge.scans_seen
        )
    if assistant.step == CHECK:
        return tr("Assistant", "Its serial number was made now: no scan before can have had it.")
    return tr("Assistant", "Scan the symbol. A keyboard scanner scans the first one three times.")


def gs_words(seen: GsSeen | None, text: str) -> str:
    """How the separator comes."""
    tr = QCoreApplication.translate
    words = {
        None: tr("Assistant", "not seen yet"),
        GsSeen.GS: tr("Assistant", "comes as GS (0x1D): right"),
        GsSeen.CTRL_BRACKET: tr("Assistant", "typed as Ctrl + ], read as GS"),
        GsSeen.F8: tr("Assistant", "typed as F8, read as GS"),
        GsSeen.F12: tr("Assistant", "typed as F12, read as GS"),
        GsSeen.ALT_029: tr("Assistant", "typed as Alt + 029, read as GS"),
        GsSeen.SUBSTITUTE: tr("Assistant", "comes as the sign {0}"),
        GsSeen.WORD: tr("Assistant", "comes as {0}"),
        GsSeen.LOST: tr("Assistant", "is lost"),
    }
    return words[seen].replace("{0}", spelt(text))


def suffix_words(suffix: Suffix) -> str:
    """What ends a scan of a keyboard scanner."""
    tr = QCoreApplication.translate
    words = {
        Suffix.CR: tr("Assistant", "Enter"),
        Suffix.LF: tr("Assistant", "line feed"),
        Suffix.TAB: tr("Assistant", "Tab"),
        Suffix.SILENCE: tr("Assistant", "nothing but a pause"),
    }
    return words[suffix]


def findings(assistant: ScannerAssistant) -> tuple[tuple[str, str], ...]:
    """What was found, each with its word; only what is known already."""
    tr = QCoreApplication.translate
    first = assistant.taken.get(0)
    if first is None:
        return ()
    aims = " ".join(aim for aim in assistant.aims if aim)
    gs_text = assistant.measured.substitute if assistant.measured is not None else first.gs_text
    found = [
        (tr("Assistant", "Scanner"), assistant.scanner or tr("Assistant", "keyboard scanner")),
        (tr("Assistant", "Identifier"), spelt(aims) or tr("Assistant", "not sent")),
        (tr("Assistant", "Separator"), gs_words(assistant.gs, gs_text)),
        (tr("Assistant", "Characters"), _characters(tuple(assistant.taken.values()))),
    ]
    measured = assistant.measured
    if measured is not None:
        least, middle, most = measured.gaps_ms
        found += [
            (tr("Assistant", "End of a scan"), suffix_words(measured.suffix)),
            (tr("Assistant", "Between two keys"), f"{least} / {middle:g} / {most} ms"),
        ]
    return tuple(found)


def _characters(comparisons: tuple[Comparison, ...]) -> str:
    tr = QCoreApplication.translate
    if any(one.caps for one in comparisons):
        return tr("Assistant", "upper and lower case exchanged")
    pairs = dict.fromkeys((wrong.expected, wrong.read) for one in comparisons for wrong in one.wrong)
    if pairs:
        return ", ".join(f"{pictured(wanted)} → {pictured(came)}" for wanted, came in pairs)
    if any(not one.whole for one in comparisons):
        return tr("Assistant", "missing or strange")
    return tr("Assistant", "every one right")


def advice_words(code: str, assistant: ScannerAssistant) -> str:
    """What to change, in the words of the scanner's manual."""
    tr = QCoreApplication.translate
    comparisons = assistant.taken.values()
    before = spelt(next((one.prefix for one in comparisons if one.prefix), ""))
    after = spelt(next((one.suffix for one in comparisons if one.suffix), ""))
    words = {
        "keys_lost": tr(
            "Assistant",
            "Characters are missing or strange ones came: let the scanner type slower ('inter-character delay'),"
            " switch the input method to English.",
        ),
        "gs_lost": tr(
            "Assistant",
            "The separator is lost: lot and serial number run together. Switch on 'transmit GS' or 'control characters'"
            " in the scanner ('Function key mapping' off).",
        ),
        "gs_replaced": tr(
            "Assistant", "The separator comes as another sign: switch 'GS substitution' off, so that it sends 0x1D."
        ),
        "caps": tr(
            "Assistant", "Caps Lock is on: switch it off, or set the scanner to 'Caps Lock off'; then scan again."
        ),
        "layout": tr(
            "Assistant", "Another keyboard layout: set the scanner's 'country' or 'keyboard layout' to this computer's."
        ),
        "prefix": tr("Assistant", "'{0}' comes before the data: switch the prefix off.").replace("{0}", before),
        "suffix": tr(
            "Assistant", "'{0}' comes after the data: set the end mark to Enter (CR) and nothing else."
        ).replace("{0}", after),
        "aim_wrong": tr(
            "Assistant",
            "The identifier is not the one of the symbol: set 'transmit AIM ID' and no identifier of the maker's.",
        ),
        "aim_off": tr(
            "Assistant",
            "Switch on 'transmit AIM ID': then a GS1 code is told from any other. It can be used without.",
        ),
        "unsteady": tr("Assistant", "The three scans differ: keys get lost. Let the scanner type slower."),
        "slow": tr(
            "Assistant", "As slow as a person types: set a prefix (F13) or take the inter-character delay away."
        ),
        "no_end": tr("Assistant", "No end mark: set the scanner to send Enter after each scan."),
        "function_keys": tr(
            "Assistant",
            "The separator is typed as a key: it is read. If that key does something else at this desk, switch"
            " 'Function key mapping' off.",
        ),
    }
    return words[code]
