"""HTTP side of any service: tokens, bodies, problems, health."""
