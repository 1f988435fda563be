"""What is hard on the ground, who is responsible, until when, and what came of it?"""
