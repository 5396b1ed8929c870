"""The volunteer's side of the screen: the visitor's page in the volunteer's language, and the note of its step."""
