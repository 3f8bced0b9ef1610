"""The queue at the balie: reception, the clerk at a balie, waiting times and the devices in the hall."""
