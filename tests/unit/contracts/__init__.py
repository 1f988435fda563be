"""How the published language is encoded, decoded and written down."""
