"""The words and rules that every domain shares."""
