"""Files in: a reader a format, each giving sources or saying why not."""
