"""Resolved and Formatted -> fragments of HTML for any site generator. Pure."""
