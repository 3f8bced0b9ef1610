"""What every app may use and no app owns: no domain words, no models."""
