"""Outside systems that know no domain: one module each, own exceptions, timeouts."""
