"""Speaks the player's words with an offline synthesiser. A development tool: the product never imports it."""
