"""The audit pack: the records of a site and a period in one zip that proves itself without this program.

`resources/verifier/verify_pack.py` is the other half; it shares no code with this one.
"""
