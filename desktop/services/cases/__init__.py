"""Cases: planning, reserving, sending out, coming back, usage and its report (SC-08)."""
