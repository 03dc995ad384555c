"""Workflows of people as staff: backgrounds, certificates, time, training and assessments (SC-19)."""
