"""HTTP in: each route reads a body, gives one order and answers with its receipt."""
