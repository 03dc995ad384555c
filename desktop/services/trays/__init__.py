"""Trays and loaner sets: kits, counts, sterilisation, contents and loans (SC-05)."""
