"""Access to commands: one policy for each aggregate, by the account's roles of the day."""
