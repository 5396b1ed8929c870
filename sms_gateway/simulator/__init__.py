"""A phone in the terminal that texts the real gateway over HTTP."""
