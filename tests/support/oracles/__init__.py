"""References for the field's rules, slow and obvious, that share no code with what they judge."""
