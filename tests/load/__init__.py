"""Many people at once on one server, for minutes: `python -m tests.load`. Not part of the suite."""
