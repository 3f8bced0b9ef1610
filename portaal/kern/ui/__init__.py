"""What the components of the look need in Python; portaal_ui offers it to templates."""
