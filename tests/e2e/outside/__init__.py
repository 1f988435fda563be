"""What comes in from outside: bad input, and whatever a machine can think of."""
