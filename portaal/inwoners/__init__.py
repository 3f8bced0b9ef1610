"""Who they are: the persons the municipality serves, and how they log in with DigiD."""
