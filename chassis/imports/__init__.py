"""XLSX in: the first sheet of a workbook, its first row the headers, one thing per row.

Headers and words are read without regard to letter case, accents and spaces. Columns may stand in
any order among the first fifty, and others beside them are passed over. Blank rows are too. Which
columns there are, and what a row of them is, a service says itself.
"""
