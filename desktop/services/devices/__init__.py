"""Workflows of equipment in the field."""
