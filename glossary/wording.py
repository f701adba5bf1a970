"""What is said to people, in their language: sentences with named places for what they are about.

A sentence is written here in English, and is a key to the other languages' catalogues in
``zhengce.data``. It becomes text only when somebody reads it, so that an error can be raised
and a command declared before it is known who does.

>>> str(say("no report {report}", report="甲"))
'no report 甲'
"""

from __future__ import annotations

from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from .. import data

if TYPE_CHECKING:
    from collections.abc import Generator, Mapping, Sequence
    from gettext import NullTranslations

__all__ = [
    "LANGUAGES",
    "Message",
    "counted",
    "current_language",
    "is_translated",
    "listed",
    "say",
    "speaking",
    "use_language",
]

LANGUAGES = ("en", "zh")
"""In the first of them everything is written."""

_language: ContextVar[str] = ContextVar("language", default=LANGUAGES[0])


def use_language(language: str) -> None:
    """Say what is said from now on in this language, in this thread or task.

    Raises ValueError for one that there is none of.
    """
    _language.set(_known(language))


@contextmanager
def speaking(language: str) -> Generator[None]:
    """Say in this language what is said within. Raises ValueError for one that there is none of."""
    token = _language.set(_known(language))
    try:
        yield
    finally:
        _language.reset(token)


def is_translated(language: str) -> bool:
    """Whether there is a catalogue of a language, and can be read; English needs none."""
    return language == LANGUAGES[0] or bool(_catalogue(language).info())


def _known(language: str) -> str:
    if language not in LANGUAGES:
        raise ValueError(f"no language {language}; one of {', '.join(LANGUAGES)}")
    return language


def current_language() -> str:
    """Return the language that is spoken here."""
    return _language.get()


class Message(NamedTuple):
    """A sentence with named places; ``str`` says it in the language that is spoken then.

    Every command makes a hundred: a named tuple is made sooner than a dataclass.
    """

    text: str
    """In English, with the names of its values in braces, as ``str.format`` has them."""
    values: Mapping[str, object] = MappingProxyType({})
    many: str = ""
    """The text for any number but one, where it is about a number."""
    number: int = 1

    @property
    def template(self) -> str:
        """The sentence in the language that is spoken, with the names of its values in braces."""
        language = _language.get()
        if language == LANGUAGES[0] or not self.text:  # "" is a catalogue's own head
            return self.many if self.many and self.number != 1 else self.text
        catalogue = _catalogue(language)
        if self.many:
            return catalogue.ngettext(self.text, self.many, self.number)
        return catalogue.gettext(self.text)

    def __str__(self) -> str:
        """Return the sentence, its values in their places."""
        return self.template.format(**self.values) if self.values else self.template

    def __format__(self, specification: str) -> str:
        """Format the sentence as its text is."""
        return format(str(self), specification)

    def __bool__(self) -> bool:
        return bool(self.text)


def say(text: str, /, **values: object) -> Message:
    """Return the sentence that is ``text`` in English; a value may be a sentence itself."""
    return Message(text, values)


def counted(one: str, many: str, number: int, /, **values: object) -> Message:
    """Return a sentence about a number, which is its value ``n``."""
    return Message(one, {"n": number, **values}, many, number)


def listed(items: Sequence[str | Message]) -> Message:
    """Return things one after the other, as a sentence has them."""
    return say("{items}", items=_Items(tuple(items)))


class _Items:
    """Things with what stands between them in the language that is spoken when they are said."""

    __slots__ = ("_items",)

    def __init__(self, items: tuple[str | Message, ...]) -> None:
        self._items = items

    def __str__(self) -> str:
        return str(say(", ")).join(map(str, self._items))


@cache
def _catalogue(language: str) -> NullTranslations:
    from gettext import NullTranslations, translation

    try:
        return translation("zhengce", data.path("locale"), [language], fallback=True)
    except Exception:  # noqa: BLE001 - a damaged catalogue: English is better than nothing
        return NullTranslations()
