"""Says sentences aloud, with what is installed on the machine."""
