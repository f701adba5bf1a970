"""The commands whose answer is more than a screen: how each of them gives it."""
