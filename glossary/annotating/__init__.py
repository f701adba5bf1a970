"""A text of any kind and a glossary become an annotated text, to be read as text or as a page.

``annotation`` finds the terms; ``plain``, ``markdown`` and ``page`` write the text with marks
and explanations. Each of these can take them out again, and then gives back the text as it was.
"""

from __future__ import annotations

from .annotation import AnnotatedText, Annotation, Annotator

__all__ = ["AnnotatedText", "Annotation", "Annotator"]
