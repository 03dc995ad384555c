"""The read side: a session in, frozen rows out."""
