"""Figures for funders: what is counted, where it is kept, and what of it is shown. Nothing of it is about a person."""
