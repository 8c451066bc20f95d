"""The vocabulary: frozen values that every room shares. Imports nothing but errors."""
