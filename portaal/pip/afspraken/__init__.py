"""Appointments in Mijn omgeving."""
