"""Who may give which order: one policy for each aggregate, by the account's roles of the day."""
