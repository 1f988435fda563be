"""Parts that the services run on, real ones, and how they are brought up."""
