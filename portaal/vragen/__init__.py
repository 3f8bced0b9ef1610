"""The question engine: field types, validators, rules and what is visible; it stores no answers."""
