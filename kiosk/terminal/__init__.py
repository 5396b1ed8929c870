"""What the terminal can do for the kiosk, behind one small protocol."""
