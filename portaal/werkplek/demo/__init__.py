"""The municipality of the demo: people, teams, places and zaken with a history, made by the operations."""
