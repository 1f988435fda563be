"""Gia Lộc, a district of Hải Dương (practice E): zones, monthly briefings, petitions with answers.

Published: 22 communes and a town in 6 zones; since 2006 over 1,000 petitions, in a month 29 at most
and 7 at least, by field 246 + 194 + 234 + 64 + 26 + 24 + 36 + 178; an answer that did not satisfy
was given again. Which petition was put when, and what it says, is invented; the counts are entered,
like everything else, petition by petition.
"""
