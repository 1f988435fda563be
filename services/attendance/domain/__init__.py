"""The rules of cell meetings: no web, no broker, no SQL, no clock and no chance."""
