"""Characters that foreign text may hold and that must not reach a screen as they are."""

from __future__ import annotations

import re

__all__ = ["HAZARDS", "SURROGATE"]

HAZARDS = "\\x7f-\\x9f\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069\\ud800-\\udfff"
"""DEL and the C1 controls, line and bidirectional controls, lone surrogates.

What stands between the brackets of a regular expression's character class.
"""

SURROGATE = re.compile("[\ud800-\udfff]")
"""Half a character, which no file can hold."""
