"""Who recorded what, when, about whom, and what was there before?"""
