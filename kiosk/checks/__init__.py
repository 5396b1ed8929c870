"""What must be true of all content, languages and channels together, and the report on it."""
