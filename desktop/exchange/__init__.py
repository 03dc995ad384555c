"""Files and messages to and from other systems; what comes in goes through services."""
