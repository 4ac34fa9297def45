"""Verlauf: every revision, what it changed, and the way back."""
