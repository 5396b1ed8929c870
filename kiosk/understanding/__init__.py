"""What a text means. Pure: words in, meanings out; it knows no page and no language by name."""
