"""The rules of who is responsible for what. No I/O, no clock, no chance: days and ids come in."""
