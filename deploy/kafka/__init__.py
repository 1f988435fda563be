"""A real Kafka without Docker: its jars from Maven Central, a Java runtime that is a wheel."""
