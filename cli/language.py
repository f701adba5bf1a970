"""The language in which the program speaks: as the user says, or as the system is set."""

from __future__ import annotations

import gettext
import os
import re
import sys

import click

from .. import data
from ..glossary.wording import LANGUAGES, is_translated, listed, say, use_language

__all__ = ["speak", "speak_as_asked", "speak_as_set"]

_OPTION = "--lang"
_ENGLISH = LANGUAGES[0]
# As gettext does: the first of these that is set decides.
_LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")


def speak_as_set() -> None:
    """Speak the language of ZHENGCE_LANG, of the locale, or of the display on Windows.

    English where that is none we speak.
    """
    speak(_known(os.environ.get("ZHENGCE_LANG", "")) or _of_system())


def speak_as_asked(arguments: list[str]) -> list[str]:
    """Speak the language of --lang, if it is given, and return the other arguments.

    Raises UsageError for an option without a language of ours.
    """
    ends = arguments.index("--") if "--" in arguments else len(arguments)
    kept: list[str] = []
    wanted = ""
    rest = iter(arguments[:ends])
    for argument in rest:
        option, _, value = argument.partition("=")
        if option == _OPTION:
            wanted = value or next(rest, "")
            if not _known(wanted):
                told = say("{option} is one of {known}", option=_OPTION, known=listed(LANGUAGES))
                raise click.UsageError(str(told))
        else:
            kept.append(argument)
    if wanted:
        speak(_known(wanted))
    return kept + arguments[ends:]


def speak(language: str) -> None:
    """Let our own messages be told in a language, and those of click, by its domain of gettext."""
    language = language if is_translated(language) else _ENGLISH
    use_language(language)
    if language == _ENGLISH:
        gettext.textdomain("messages")  # which has no catalogue
        return
    gettext.bindtextdomain("zhengce", str(data.path("locale")))
    gettext.textdomain("zhengce")
    os.environ["LANGUAGE"] = language  # where gettext looks first


def _known(tag: str) -> str:
    """Return the language that a tag such as zh_CN.UTF-8 or zh-Hans means; "" for no known one."""
    language = re.split("[-_.@]", tag.strip())[0].lower()
    return language if language in LANGUAGES else ""


def _of_system() -> str:
    for name in _LOCALE:
        if tag := os.environ.get(name):
            return _known(tag) or _ENGLISH
    return _known(_of_windows()) or _ENGLISH


def _of_windows() -> str:
    """Return the language in which Windows shows itself to the user; "" elsewhere."""
    if sys.platform != "win32":
        return ""
    import ctypes
    import locale

    identifier: int = ctypes.windll.kernel32.GetUserDefaultUILanguage()
    return locale.windows_locale.get(identifier, "")
