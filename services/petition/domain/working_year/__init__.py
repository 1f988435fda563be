"""Working years: days off and days worked that the calendar does not know."""
