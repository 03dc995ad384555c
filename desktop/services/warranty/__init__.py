"""Workflows of the warranty rule book and of what is agreed or decided for single devices."""
