"""Setting up what can be booked, where and when; for who may."""
