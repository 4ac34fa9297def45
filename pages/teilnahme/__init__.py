"""Teilnahme: who took part in which conference, and who is missing."""
