"""Master data: who and what the stock is about. Created and changed, retired, never deleted."""
