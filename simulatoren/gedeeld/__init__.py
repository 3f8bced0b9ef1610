"""What the simulators share: a loopback web server, fault switches, a journal, the look of their pages."""
