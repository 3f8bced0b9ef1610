"""The sources a municipality asks: BRP, Handelsregister, RDW and addresses, each with its published JSON."""
