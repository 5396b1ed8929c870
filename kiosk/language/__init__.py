"""The languages: their facts, translations, forms and words, and text in the order in which eyes read it."""
