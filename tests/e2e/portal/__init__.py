"""The portal's pages, asked for as a browser does, over a small stand-in of the services."""
