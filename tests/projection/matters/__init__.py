"""What is hard on the ground, folded and asked."""
