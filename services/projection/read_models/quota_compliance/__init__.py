"""Who has made the visits that the regulation asks for, and who must still go?"""
