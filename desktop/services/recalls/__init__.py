"""Recalls: find, block, tell, secure and close."""
