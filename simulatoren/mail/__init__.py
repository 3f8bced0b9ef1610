"""An e-mail inbox: an SMTP server that keeps every mail, and a page to read them."""
