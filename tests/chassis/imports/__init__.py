"""Reading of workbooks, and faults told row by row."""
