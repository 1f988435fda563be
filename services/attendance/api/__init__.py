"""HTTP in: each route reads a body, gives one command and answers with its result."""
