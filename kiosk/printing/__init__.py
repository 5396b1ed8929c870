"""Papers out of the office's printer: what sets them, with which fonts, and the printer itself."""
