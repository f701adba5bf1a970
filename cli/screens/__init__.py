"""The screens: what a command found, drawn by Rich. Loaded when something is drawn."""
