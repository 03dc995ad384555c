"""Pure rules: no Qt, no database, no files, no clock of its own."""
