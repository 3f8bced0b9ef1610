"""What was promised: the zaak, its statuses, its documents and the dates the law gives it."""
