"""The screens of the resident: Mijn omgeving. No models, one subpackage per domain."""
