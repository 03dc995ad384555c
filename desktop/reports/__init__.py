"""Read-only documents."""
