"""Fuzzing of what reads files that strangers send."""
