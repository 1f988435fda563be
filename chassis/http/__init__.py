"""HTTP in: the application, its problems, tokens, requests and pages of answers."""
