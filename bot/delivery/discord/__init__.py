"""The tree as Discord messages, and sending them."""
