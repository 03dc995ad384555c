"""What a screen shows and asks for; no widgets."""
