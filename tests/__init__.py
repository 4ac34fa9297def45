"""The tests; a package of its own, because some of what they stand on brings another one of that name."""
