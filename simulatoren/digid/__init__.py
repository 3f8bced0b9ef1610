"""DigiD as a broker offers it: an OpenID Connect provider with invented test residents."""
