"""Settings per omgeving: demo (bin/demo), test (bin/test) and productie."""
