"""How a kiosk reaches the office's desk. Loaded where an office has one; nothing of a server is in it."""
