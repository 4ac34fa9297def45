"""Retention: what is kept for how long, and the run that removes what is older."""
