"""Contact with residents: whoever asks to be called back is called, by a named day."""
