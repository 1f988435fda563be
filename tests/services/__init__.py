"""Tests of the services: their rules, use cases, HTTP, imports and reactions."""
