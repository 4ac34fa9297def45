"""What is striking about an import: possible, never in the way, but a question that somebody will ask."""
