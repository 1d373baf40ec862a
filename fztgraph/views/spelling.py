"""How a Chinese name is typed in Latin letters, for searches on the page."""

import re
from functools import lru_cache

_HAN = re.compile(r"[㐀-䶿一-鿿]")
#: Of a longer name only so many characters are spelt.
_LONGEST = 40


@lru_cache(maxsize=16384)
def spell(name: str) -> tuple[str, ...]:
    """Return a name in pinyin without spaces and by its initials; nothing for a name without Chinese characters.

    >>> spell("绥芬河"), spell("RCEP")
    (('suifenhe', 'sfh'), ())
    """
    if not _HAN.search(name):
        return ()
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (half a second and 50 MB, and only where pages are written)

    syllables = [part.lower() for part in lazy_pinyin(_letters(name[:_LONGEST]), v_to_u=False)]
    return "".join(syllables), "".join(part if part.isdigit() else part[0] for part in syllables)


def _letters(name: str) -> str:
    return "".join(c for c in name if c.isalnum())
