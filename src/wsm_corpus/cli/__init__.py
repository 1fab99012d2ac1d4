"""The command line: `wsm`."""
