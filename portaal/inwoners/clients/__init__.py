"""The sources of data about persons, companies and vehicles: one module each."""
