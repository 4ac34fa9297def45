"""Mitnehmen: everything that a page shows as workbook, slides, document and PDF, with its origin."""
