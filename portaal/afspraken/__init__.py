"""Appointments at the balie: never double, always quick to find, moved with one link."""
