"""The pages that are made from the content: of the documentation, and the sheets that the command prints."""
