"""The pages that people use: what each level owes and made, who is behind, what was recorded.

Owns no data and no rule: it asks the read API and passes commands on, over HTTP, with the token of
whoever is signed in, so that every permission is decided by the services. Publishes nothing and
listens to no events. Everything works without JavaScript.
"""
