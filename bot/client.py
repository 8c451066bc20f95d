"""The discord.py client."""
