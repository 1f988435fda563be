"""What is deployed: files that nobody runs here in full, held against what they speak of."""
