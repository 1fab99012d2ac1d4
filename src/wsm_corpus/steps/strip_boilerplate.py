"""Strip boilerplate."""
