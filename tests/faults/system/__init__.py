"""System that is broken on purpose: its processes, and the commands that it is given."""
