"""The page Kommune: everything about one."""
