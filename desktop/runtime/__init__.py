"""Threads, timers and queues."""
