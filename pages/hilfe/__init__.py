"""Hilfe: how to fill each workbook, the glossary, the counting rules, sources and attributions."""
