"""A draft becomes its appendix of terms (名词解释): what it uses, explained once, in order.

``draft`` reads it, ``items`` chooses the explanations; ``text`` and ``word`` write the appendix,
and ``marking`` puts reference marks into a copy of the draft.
"""

from __future__ import annotations

from .items import Appendix, Item, appendix_of

__all__ = ["Appendix", "Item", "appendix_of"]
