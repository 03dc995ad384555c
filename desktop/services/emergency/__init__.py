"""Emergency orders: from the hospital's call to its receipt within the contract's four hours (SC-06, SC-07)."""
