"""Returns: what comes back from a customer, defect cases, freight and exchange."""
