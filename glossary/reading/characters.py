"""The characters of a source become those that a person would type.

Fonts and programs leave others in a text: invisible ones, radicals and compatibility forms
that only look like characters, codes of a symbol font, line ends of other systems. This one
normalisation is applied before any structure is read. A text that was read is equal to its
source after it.
"""

from __future__ import annotations

import re
import unicodedata

from ..folding import RADICALS
from ..hazards import SURROGATE

__all__ = ["LINE_ENDS", "normalize", "normalize_part", "opening", "paired", "raised"]

LINE_ENDS = "\v\x1c\x1d\x1e\x85\u2028\u2029"
"""What ends a line beside the line feed, as in an old Word file's text."""

# Category Cf without the signs of Arabic and others that are seen; fillers, which are letters
# that show nothing; variation selectors and the frame of a keycap; the place of an object.
_INVISIBLE = (
    "\xad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\u20e3\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffc\U0001d173-\U0001d17a"
    "\U000e0001\U000e0020-\U000e007f\U000e0100-\U000e01ef"
)
# Of the codes without a sign, all but the tab, line ends and the page's end.
_CONTROLS = "\0-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
# Zero-width joiners are part of words in Uyghur and Mongolian, and of emoji.
_JOINED = re.compile("[\u0600-\u1aff\U0001f000-\U0001faff\ufe0f][\u200c\u200d]")
# What stands upright in a vertical line, and small forms.
_FORMS = dict(
    zip(
        "︐︑︒︓︔︕︖︗︘︙︰︱︲︳︵︶︷︸︹︺︻︼︽︾︿﹀﹁﹂﹃﹄﹇﹈﹐﹑﹔﹕﹖﹗﹙﹚﹛﹜﹝﹞",
        "，、。：；！？〖〗…：—–＿（）｛｝〔〕【】《》〈〉「」『』［］，、；：？！（）｛｝〔〕",
        strict=True,
    )
)
# Codes that older tables of GB 18030 give to characters which Unicode has by now (2005, 2022).
_PRIVATE = dict(
    zip(
        "\ue78d\ue78e\ue78f\ue790\ue791\ue792\ue793\ue794\ue795\ue796\ue7c7\ue81e\ue826\ue82b\ue82c"
        "\ue832\ue843\ue854\ue864\ue816\ue817\ue818\ue831\ue83b\ue855",
        "，。、：；！？〖〗…ḿ龴龵龶龷龸龹龺龻𠂇𠂉𠃌𡗗𢦏𤇾",
        strict=True,
    )
)
# By the fonts Symbol and Wingdings, whose codes stand behind U+F000.
_SYMBOLS = dict(
    zip(
        "\uf06c\uf06e\uf075\uf076\uf077\uf09f\uf0a7\uf0a8\uf0b7\uf0b2\uf0d8\uf0e0\uf0e8\uf0fc\uf0fe",
        "●■◆❖◆•▪□•◇➢→➔✓☑",
        strict=True,
    )
)
_BULLET = "•"
_LIGATURES = "\ufb00-\ufb06"
# All but the surrogates, which are no characters.
_SPELLED = re.compile(r"<U\+(?!D[89A-F])(?:0?([0-9A-F]{4,5})|(10[0-9A-F]{4}))>", re.IGNORECASE)
_SEEN = {**RADICALS, **_FORMS, **_PRIVATE, **_SYMBOLS}
_UNSEEN = re.compile(f"[{_INVISIBLE}{_CONTROLS}]")
_ODD = re.compile(
    f"[{_INVISIBLE}{_CONTROLS}\u2e80-\u2fd5\uf900-\ufaff\U0002f800-\U0002fa1f\ud800-\uf8ff"
    f"{''.join(_FORMS)}{_LIGATURES}]"
)
_AT_START = re.compile("^\\s*[\ue000-\uf8ff]\\s*(?=(.?))")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_OPEN = ("[", "［", "〔", "【", "(", "（")
_NUMBERING = re.compile(r"[\d一二三四五六七八九十（(［\[〔【第①-⑳]")


def normalize(text: str) -> tuple[str, int]:
    """Return a line of text in the characters that a person would type, and how many were not.

    Invisible characters, controls and variation selectors go; radicals, compatibility
    ideographs, vertical and small forms, ligatures and the codes of symbol fonts become what
    they look like; a code at the start of a line whose sign is not known is a bullet.
    ``<U+00A0>``, as a program writes what it cannot, is that character. Codes elsewhere
    (private use) stay, since nothing tells what they are.
    """
    cut, bullet = opening(text)
    rest, changed = normalize_part(text[cut:] if cut else text)
    return bullet + rest, changed + (cut > 0)


def opening(line: str) -> tuple[int, str]:
    """Return how many code points at a line's start are a bullet's code, and what they become.

    That is a bullet and a space; nothing where a number follows, which stands for it.
    """
    match = _AT_START.match(line)
    bare = match[0].strip() if match else ""
    if match is None or bare in _PRIVATE:
        return 0, ""
    is_numbered = _NUMBERING.match(match[1]) is not None
    return match.end(), "" if is_numbered else _SYMBOLS.get(bare, _BULLET) + " "


def normalize_part(text: str) -> tuple[str, int]:
    """Return a part of a line in these characters, and how many were not; see ``normalize``."""
    spelled = 0
    if "<U+" in text:
        text, spelled = _SPELLED.subn(_spelled, text)
    if not _ODD.search(text):
        return text, spelled
    changed = 0

    def replacement(match: re.Match[str]) -> str:
        nonlocal changed
        new = _replacement(match)
        changed += new != match[0]
        return new

    return _ODD.sub(replacement, text), spelled + changed


def paired(text: str) -> str:
    """Return a text whose rare characters a program wrote as two halves, each as one."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def raised(text: str, before: str) -> str:
    """Return raised text behind ``before`` so that it is part of no figure: 10⁴, 亿元¹.

    Figures in brackets, which stand apart by themselves, stay as they are.
    """
    return text.translate(_RAISED) if text.isdecimal() and not before.endswith(_OPEN) else text


def _spelled(match: re.Match[str]) -> str:
    return chr(int(match[1] or match[2], 16))


def _replacement(match: re.Match[str]) -> str:
    character = match[0]
    if character in _SEEN:
        return _SEEN[character]
    if "\ue000" <= character <= "\uf8ff" or (
        character in "\u200c\u200d" and _JOINED.match(match.string, match.start() - 1)
    ):
        return character
    if _UNSEEN.match(character):
        return ""
    if SURROGATE.match(character):  # half of a character, which no file can hold
        return "\ufffd"
    # Radicals, ligatures, compatibility ideographs; some of that block stand for themselves.
    return unicodedata.normalize("NFKC", character)
