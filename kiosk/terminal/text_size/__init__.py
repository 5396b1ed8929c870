"""How large the text is: changed at once, while somebody stands there, where the terminal can."""
