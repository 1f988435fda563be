"""The dated tree of organizations with the grants over it, as one service knows them."""
