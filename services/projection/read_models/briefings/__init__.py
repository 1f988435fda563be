"""When does a zone meet, in whose commune, who came, and which answers were announced there?"""
