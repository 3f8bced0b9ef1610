"""Appointments as staff see them."""
