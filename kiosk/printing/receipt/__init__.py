"""Receipt printers (ESC/POS): what goes to one, what it answers, and how long anybody waits."""
