"""Barcode text to a frozen Udi, or a refusal; never a guess."""
