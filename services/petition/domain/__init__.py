"""The rules of petitions: no web, no broker, no SQL, no clock and no chance."""
