"""What an editor server asks of an edition: what stands here, where else, and what may follow.

Pure; the protocol is the adapter's business.
"""
