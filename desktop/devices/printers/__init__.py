"""Transports to label printers, one per file."""
