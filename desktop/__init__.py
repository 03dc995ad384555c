"""Sparezone: the manufacturer's spare-parts zone."""

__version__ = "0.1.0"
