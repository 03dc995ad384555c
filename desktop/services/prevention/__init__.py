"""Workflows of prevention: calibration, maintenance plans, meters, trend rules, and what they propose."""
