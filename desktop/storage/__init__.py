"""Engine, unit of work, ledger writers, upgrade, backup."""
