"""The rules of meetings and of matters: no web, no broker, no SQL, no clock and no chance."""
