"""What is kept, and what is computed from it: the store with its revisions, the metrics, reference data and samples."""
