"""Tests of the metrics; a package, so that files may be named like those of other rooms."""
