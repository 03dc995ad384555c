"""Adverse events: opened, reported to everybody who must know, and closed with the manufacturer's decision."""
