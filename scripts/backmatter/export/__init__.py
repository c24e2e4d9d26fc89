"""Edition -> the files that are offered beside its pages."""
