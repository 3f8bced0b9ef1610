"""The editor: a form as blocks in Wagtail's admin, checked, previewed, published, copied and counted."""
