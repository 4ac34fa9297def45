"""The page that says who runs the dashboard."""
