"""The page with the Erklärung zur Barrierefreiheit."""
