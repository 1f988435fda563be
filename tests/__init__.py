"""What is promised, proven: the domain by itself, the machinery on a real PostgreSQL and Kafka."""
