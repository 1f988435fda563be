"""XLSX in: the columns of this service's sheets, read as :mod:`chassis.imports` reads them."""
