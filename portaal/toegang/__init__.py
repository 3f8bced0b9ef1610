"""Who is knocking: accounts, staff login with a second factor, session limits, access log."""
