"""What the portal's pages use in a browser, from npm, locked; and the browser that tests them."""
