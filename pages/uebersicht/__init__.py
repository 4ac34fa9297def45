"""Übersicht: the key figures, the map, what is new and what is missing."""
