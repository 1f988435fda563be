"""The worked examples of CONTRIBUTING.md, carried out on a copy of the house."""
