"""The portal's words, formats, forms, session and proof of sign-in."""
