"""The public site: pages that editors publish."""
