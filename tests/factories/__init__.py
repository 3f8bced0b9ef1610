"""Objects for tests, one module per app; the cast that recurs stands in tests/conftest.py."""
