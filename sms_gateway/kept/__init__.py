"""What is kept of a sender: sealed, found again, forgotten; and what is wrong when it cannot be."""
