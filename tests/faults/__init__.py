"""What the system withstands: it is broken under load, and then everything is counted.

``python -m tests.faults --rounds N --seed S`` runs the real parts, each its own process: Kafka,
PostgreSQL, the services in parts. In each round a load of commands runs while faults drawn by the
seed strike; when all has come to rest, what was answered, what is stored, what was published and
what was folded are held against each other.
"""
