"""Orders and questions of the machine, through HTTP."""
