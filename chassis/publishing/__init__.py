"""Publishing: stored events as published events, relayed to a broker."""
