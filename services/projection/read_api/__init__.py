"""Parts that every question over HTTP shares: the caller, the parameters, the answer."""
