"""The command line: commands by click, screens by Rich. Nothing imports it."""
