"""What `make audit` is made of: the built site, seen by tools that others made."""
