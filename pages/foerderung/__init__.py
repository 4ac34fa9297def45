"""Förderung: what stands ready, what was applied for, granted and drawn, and where it went."""
