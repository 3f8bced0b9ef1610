"""What people are told: never lost, never twice, and staff see what was delivered."""
