"""The optional YAML block at the top of a file, between two lines of three hyphens."""

import datetime as dt
import re
from dataclasses import dataclass

import yaml

from fztgraph.articles.datelines import parse_date
from fztgraph.errors import ArticleError

#: Three hyphens before an empty line are a rule; so are three hyphens that nothing closes, unless a key follows.
_OPENING = re.compile(r"\s*---[ \t]*(?:\r\n|\r|\n)(?=[ \t]*\S)")
_CLOSING = re.compile(r"(?<=[\r\n])(?:---|\.\.\.)[ \t]*(?:\r\n|\r|\n|\Z)")
_KEY = re.compile(r"[\w\"'-]+[ \t]*[:：]")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`，。；、（）【】《》“”]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")
_KEYS = frozenset({"title", "date", "source", "url", "lang"})


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the front matter says of the file; ``source`` is who published the text."""

    title: str | None = None
    date: dt.date | None = None
    source: str | None = None
    url: str | None = None
    lang: str | None = None


def split_front_matter(text: str, source: str) -> tuple[FrontMatter, str]:
    """Return the front matter of a file's text and the body after it; unknown keys are ignored.

    Raises:
        ArticleError: it does not parse, or a value is not what its key asks for; names the line.
    """
    opening = _OPENING.match(text)
    if not opening:
        return FrontMatter(), text
    first_line = len(opening.group().splitlines()) + 1
    closing = _CLOSING.search(text, opening.end())
    if not closing and not _KEY.match(text, opening.end()):
        return FrontMatter(), text
    if not closing:
        raise _error(source, first_line - 1, "front matter is not closed", "end it with a line of three hyphens")
    values = _values(text[opening.end() : closing.start()], first_line, source)
    return _front_matter(values, source), text[closing.end() :]


def find_address(text: str) -> str | None:
    """Return the first web address in a text that can be an IRI."""
    found = _ADDRESS.search(text)
    return found.group().rstrip(".,;:!?)]'") if found else None


def _values(block: str, first_line: int, source: str) -> dict[str, tuple[str, int]]:
    """Return the known keys that have a value, each with its text and its line in the file."""
    remedy = "correct the YAML between the two lines of three hyphens"
    try:
        node = yaml.compose(block, Loader=yaml.SafeLoader)
    except yaml.MarkedYAMLError as error:
        line = first_line + (error.problem_mark.line if error.problem_mark else 0)
        raise _error(source, line, f"front matter does not parse ({error.problem})", remedy) from error
    except (yaml.YAMLError, RecursionError) as error:
        raise _error(source, first_line, "front matter does not parse", remedy) from error
    if node is None:
        return {}
    if not isinstance(node, yaml.MappingNode):
        raise _error(source, first_line, "front matter is not a list of keys with values", "write it as title: …")
    values: dict[str, tuple[str, int]] = {}
    for key, value in node.value:
        line = first_line + value.start_mark.line
        if not isinstance(key, yaml.ScalarNode) or key.value not in _KEYS:
            continue
        if not isinstance(value, yaml.ScalarNode):
            raise _error(source, line, f"{key.value} in the front matter is not one value", "write one value")
        if value.tag != "tag:yaml.org,2002:null" and value.value.strip():
            values[key.value] = (" ".join(value.value.split()), line)
    return values


def _front_matter(values: dict[str, tuple[str, int]], source: str) -> FrontMatter:
    date = lang = None
    if "date" in values:
        written, line = values["date"]
        date = parse_date(written)
        if date is None:
            raise _error(source, line, f"{written!r} is not a date", "write a day, such as 2024-07-01 or 2024年7月1日")
    if "url" in values and find_address(values["url"][0]) != values["url"][0]:
        written, line = values["url"]
        raise _error(
            source, line, f"{written!r} is not a web address", "write it in full, such as https://example.org/"
        )
    if "lang" in values:
        lang, line = values["lang"]
        if not _LANGUAGE.fullmatch(lang):
            raise _error(source, line, f"{lang!r} is not a language tag", "write one such as zh or en")
    title, publisher, url = (values[key][0] if key in values else None for key in ("title", "source", "url"))
    return FrontMatter(title=title, date=date, source=publisher, url=url, lang=lang)


def _error(source: str, line: int, problem: str, remedy: str) -> ArticleError:
    return ArticleError(source, f"line {line}: {problem}", remedy)
