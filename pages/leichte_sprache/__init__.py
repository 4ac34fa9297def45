"""The page in plain German: short sentences for everybody."""
