"""Regulations: how many visits a year each level owes."""
