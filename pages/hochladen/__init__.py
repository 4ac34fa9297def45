"""Hochladen: officials bring their workbooks, are told what to mend, see what would change, and take it over."""
