"""Every answer of the read API as a type: what the projection gives and the portal is given.

A field that is None is there and null. Days are local to Asia/Ho_Chi_Minh.
"""
