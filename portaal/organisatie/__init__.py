"""Who we are: locaties with their hours, teams and their members, the promises we publish."""
