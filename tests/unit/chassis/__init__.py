"""The chassis where no server is needed."""
