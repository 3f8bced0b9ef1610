"""Applying: a draft that is never lost, handed in exactly once."""
