"""Workflows: one file each, verb(uow, request) -> answer."""
