"""The steps of a petition as forms: which are offered to whom, what each asks, what is sent."""
