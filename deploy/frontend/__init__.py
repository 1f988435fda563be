"""Packages that the portal's pages use, from npm, locked; and the browser that tests them."""
