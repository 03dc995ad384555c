"""Work orders: a fault is taken in, a technician sent, parts go in, and the costs go to whom the warranty says."""
