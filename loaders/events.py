"""Words by which the title of an event is known."""

import re

EVENT = re.compile(r"konferenz|kongress|veranstaltung|summit|tagung|forum|messe", re.IGNORECASE)
