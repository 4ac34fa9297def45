"""Hochladen: from an official's workbook to the data; everything is said before anything changes."""

from pages.hochladen import desk, findings, intake, preview, receipt, recognised, takeover

here = desk.desk()
receipt.show(here)
intake.take_in(here)
filed = intake.choose(here)

if filed:
    recognised.show(filed)
    findings.show(filed)
    if filed.reading.accepted:
        outlook = preview.show(filed)
        takeover.offer(here, filed, outlook)
    intake.offer_to_discard(here, filed)
