"""References, harnesses, fakes and servers that tests of several rooms share."""
