"""Who uses the dashboard: persons, their roles and their sessions.

A person's name stands here and nowhere else: revisions, notes and the audit trail hold a reference (`P17`), so that
erasing a person changes one row and breaks no chain of hashes.
"""
