"""What was asked, who owes the answer by when, what was answered, and what is solved?"""
