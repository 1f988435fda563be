"""Who may do what: every endpoint of every service, tried by those who may not."""
