"""An invented data set of the whole Land, to show and to test everything with; loaded and removed on request."""
