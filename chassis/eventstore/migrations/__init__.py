"""Migrations of what is stored beside a service's events: one file each, by number."""
