"""The screens of staff. No models, one subpackage per domain."""
