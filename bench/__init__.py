"""Benchmarks: each measures ours against a named baseline, in turns, in the same run. ``make bench``."""
