"""The page on data protection."""
