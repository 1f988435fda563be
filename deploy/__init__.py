"""What surrounds the services: the real parts they run on, and how they are brought up."""
