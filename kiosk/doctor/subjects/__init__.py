"""What the doctor looks at: a file a subject. ``examination.py`` has the list."""
