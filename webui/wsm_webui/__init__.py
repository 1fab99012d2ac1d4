"""The search page: a Flask application over one corpus."""
