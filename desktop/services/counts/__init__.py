"""Counting the zone: plan, blind count, recount by a second person, approval, and what is booked for it (SC-11)."""
