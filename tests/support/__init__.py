"""What tests of several rooms share: references, fakes, servers."""
