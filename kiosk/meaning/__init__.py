"""A second opinion by what a sentence means: an extra of the package, and nothing needs it."""
