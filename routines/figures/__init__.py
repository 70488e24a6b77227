"""Draws the pictures of the exercises from posable bodies. A development tool: the product never imports it."""
