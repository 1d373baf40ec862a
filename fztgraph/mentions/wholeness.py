"""What the model reads that cannot be a name as it stands: halves of marks, ends of lines, labels that contradict."""

import re
from dataclasses import replace

from fztgraph.mentions.candidates import Candidate
from fztgraph.mentions.gaps import Gaps
from fztgraph.mentions.lexicon import type_of
from fztgraph.model import Label

#: What is read as a name and has more characters than this is none: a list, or words that were strung together.
_LONGEST = 100

_PAIRS = {"“": "”", "‘": "’", "（": "）", "《": "》", "「": "」", "【": "】", "〔": "〕"}
#: Marks of sentences and menus, and a dash that joins sentences.
_BREAKS = re.compile(r"[\n。！？；>|→↑↓【】]|——")
_PERSON = re.compile(r"[\u3400-\u9fff]+(?:[·•・][\u3400-\u9fff]+)*|[A-Za-z][A-Za-z .'-]+")
#: A name of two characters may be set apart by white space inside it.
_SPACED = 2
#: The number that an office gives a document: 云政发〔2024〕12号.
_NUMBER = re.compile(r"[\u4e00-\u9fff]{0,10}[〔（\[]?\d{4}[〕）\]]?年?(?:第?\d+号)?")
#: Last words that only names of one label have.
_TELLING = {
    Label.COMPANY: ("有限公司", "有限责任公司", "股份公司"),
    Label.AGENCY: ("海关", "管委会", "边检站", "边防检查站", "人民政府", "人民法院"),
    Label.PORT: ("口岸",),
    Label.ZONE: ("片区", "综保区", "综合保税区", "自贸试验区", "自由贸易试验区", "经开区", "高新区", "经济技术开发区"),
}


def says_something(name: str) -> bool:
    """Say whether a name is no longer than names are, and more than marks."""
    return len(name) <= _LONGEST and any(map(str.isalnum, name))


def is_whole(text: str, candidate: Candidate, gaps: Gaps) -> bool:
    """Say whether a name holds no half of a pair of marks, no end of a sentence, and what its label asks for."""
    name = text[candidate.start : candidate.end]
    if not says_something(name) or _BREAKS.search(name) or _is_half(name):
        return False
    if candidate.label is Label.PERSON:
        return bool(_PERSON.fullmatch(name)) and (len(name) == _SPACED or not _is_parted(candidate, gaps))
    return candidate.label is not Label.POLICY or not _NUMBER.fullmatch(name)


def _is_half(name: str) -> bool:
    return any(name.count(opening) != name.count(closing) for opening, closing in _PAIRS.items())


def _is_parted(candidate: Candidate, gaps: Gaps) -> bool:
    return any(offset in gaps for offset in range(candidate.start + 1, candidate.end))


def relabel(text: str, candidate: Candidate) -> Candidate:
    """Return a name under the label that its last word tells."""
    name = text[candidate.start : candidate.end]
    for label, words in _TELLING.items():
        if label is not candidate.label and name.endswith(words):
            return replace(candidate, label=label, type=type_of(label, name), iri=None)
    return candidate
