"""The outside world of toegang: OpenID Connect providers."""
