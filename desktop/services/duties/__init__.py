"""The duties around an operation, each with its owner, its time and its result (S1-15)."""
