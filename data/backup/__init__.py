"""Backups: a folder with the database as its own tools write it, and a manifest that says what must be in it."""
