"""The Party tree, members, posts and grants on a day, as a service knows them: folded from the
published events into its own database, the same tables with the same questions in every service.
"""
