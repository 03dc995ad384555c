"""The headless commands: one file each."""
