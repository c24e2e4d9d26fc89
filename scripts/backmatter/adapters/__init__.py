"""The only modules that know a site generator or the command line."""
