"""From a fresh machine to the program, and what is made rather than written."""
