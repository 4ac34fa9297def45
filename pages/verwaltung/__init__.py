"""Verwaltung: roles, sessions and the audit trail, for those who may."""
