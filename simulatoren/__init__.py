"""Stand-ins for systems outside the municipality: loopback only, refused outside demo and test."""
