"""The catalogue: what the municipality offers, what it costs and what to bring."""
