"""Make the files of a site, in processes that each have the generation open; they wait beside the old files."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from markupsafe import Markup

from fztgraph.explorer import pages
from fztgraph.explorer.frame import Frame, render
from fztgraph.explorer.index import Index, build_index
from fztgraph.explorer.index_file import load_index, save_index
from fztgraph.explorer.pages import entity, thing
from fztgraph.explorer.site.folder import content_digest, stage_file
from fztgraph.explorer.site.links import Reach, SiteLinks, Wanted, grouped, is_of_things
from fztgraph.explorer.site.places import page_file, star_file, thing_file
from fztgraph.explorer.site.reading import NotingSource
from fztgraph.explorer.site.shards import render_found
from fztgraph.explorer.site.stars import empty_picture, star_script
from fztgraph.explorer.source import StoreSource
from fztgraph.explorer.visit import Answer, Params, Shown, Visit
from fztgraph.iris import ID
from fztgraph.store import open_snapshot
from fztgraph.views.page import SCRIPTS, page_templates, stage_values

#: What a page of the site may load and ask for; a meta element cannot say who may frame it.
POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; object-src 'none'"
#: Scripts of every page of a site.
_EVERYWHERE = ("site/memory.js", "site/names.js")
#: Addresses that lead nowhere: what a site does not have is told without a link.
_NOWHERE = re.compile(r'(<(?:a|link)\b[^>]*?) href=""')
_MODULE = '<script type="module" '

#: One page, or the pages of one thing: an IRI, or a page's name with its parameters.
Task: TypeAlias = str | Wanted


@dataclass(frozen=True, slots=True)
class Setting:
    """What all processes go by: the store and its generation, the site's folder, what has a page, and the edition."""

    store_dir: Path
    generation: int
    folder: Path
    reach: Reach
    published: str


@dataclass(frozen=True, slots=True)
class Made:
    """The files of a task by path, with digest and size; which are staged, where they lead, what was read."""

    task: Task
    files: Mapping[str, tuple[str, int]]
    staged: Sequence[str]
    wanted: Sequence[Wanted] = ()
    reads: tuple[str, ...] = ()


@dataclass
class Maker:
    """Makes files from one generation."""

    setting: Setting
    index_file: Path | None = None
    _made: dict[str, bytes] = field(default_factory=dict)
    _wanted: dict[Wanted, None] = field(default_factory=dict)

    @cached_property
    def source(self) -> NotingSource:
        """The generation."""
        return NotingSource(StoreSource(open_snapshot(self.setting.store_dir, self.setting.generation).store))

    @cached_property
    def index(self) -> Index:
        """Its names."""
        return load_index(self.index_file) if self.index_file else build_index(self.source)

    def make(self, task: Task, known: Mapping[str, str]) -> Made:
        """Make the files of a task and stage those that differ from what is ``known`` by path and digest."""
        self._made, self._wanted = {}, {}
        self.source.begin()
        if isinstance(task, str):
            self._make_thing(task)
        else:
            for lang in self.setting.reach.langs:
                self._make_page(lang, *task)
        files, staged = {}, []
        for path, content in self._made.items():
            files[path] = (content_digest(content), len(content))
            if known.get(path) != files[path][0]:
                stage_file(self.setting.folder, path, content)
                staged.append(path)
        return Made(task, files, staged, tuple(self._wanted), self._reads(task))

    def _reads(self, task: Task) -> tuple[str, ...]:
        """Return the things that a page was made from, where that decides when it is made again."""
        if isinstance(task, str) or not is_of_things(task):
            return ()
        return tuple(sorted(self.source.noted() & self.setting.reach.things))

    def _make_thing(self, iri: str) -> None:
        """Make the page of a thing in each language, the pages of what it shows at length, and its star."""
        for lang in self.setting.reach.langs:
            parts: dict[str, None] = {"": None}
            done = 0
            while done < len(parts):
                part = list(parts)[done]
                done += 1
                links = self._links(lang, thing_file(iri, part), own=iri)
                params = Params([("more", part)] if part else [])
                self._put(links, self._show_thing(iri, self._visit(links, "", params)))
                if not part:
                    parts |= links.parts

    def _show_thing(self, iri: str, visit: Visit) -> Answer:
        """Return the page of a thing; of one that has facts, note what the graph's script reads as well."""
        kind = iri.removeprefix(ID).partition("/")[0]
        if thing.KINDS.get(kind, entity.show) is not entity.show:
            return thing.show(visit, iri)
        more = visit.params.one("more")
        told = entity.read_entity(visit.source, iri, visit.lang, more=more)
        if told is None:
            return thing.show(visit, iri)
        if not more and visit.lang == self.setting.reach.langs[0]:
            own = told if visit.lang == "zh" else entity.read_entity(visit.source, iri, "zh") or told
            self._made[star_file(iri)] = star_script(own)
        return entity.render_entity(told, visit.frame)

    def _make_page(self, lang: str, name: str, params: tuple[tuple[str, str], ...]) -> None:
        links = self._links(lang, page_file(name, grouped(params)))
        visit = self._visit(links, name, Params(params))
        if name == "search":
            self._put(links, render_found(visit.frame))
            return
        self._put(links, pages.PAGES[name].show(visit))
        if name == "graph":
            self._put(self._links(lang, "graph/show.html"), self._graph(lang))

    def _graph(self, lang: str) -> str:
        """Return the page that draws what its address names."""
        links = self._links(lang, "graph/show.html")
        values = stage_values(empty_picture(), lang=lang)
        stage = Markup(page_templates().get_template("stage.html").render(**values))  # noqa: S704
        frame = self._visit(links, "graph", Params()).frame
        return render("stored.html", frame, stage=stage, model=SCRIPTS[0], scripts=SCRIPTS[1:])

    def _links(self, lang: str, file: str, own: str = "") -> SiteLinks:
        return SiteLinks(self.setting.reach, lang, file, own)

    def _visit(self, links: SiteLinks, page: str, params: Params) -> Visit:
        """Return a visit. Pages of things and choices name no edition, since most stay as they are in the next one."""
        is_of_edition = bool(page) and not params.pairs()
        frame = Frame(
            links,
            links.lang,
            page=page,
            generation=self.setting.generation if is_of_edition else 0,
            published=self.setting.published if is_of_edition else "",
            nav=tuple(name for name in pages.NAV if name in self.setting.reach.pages),
            policy=POLICY,
            scripts=_EVERYWHERE,
        )
        return Visit(self.source, frame, lambda: self.index, params)

    def _put(self, links: SiteLinks, answer: Answer) -> None:
        if isinstance(answer, str | Shown):
            content = answer if isinstance(answer, str) else answer.content
            if isinstance(content, str):
                html = _NOWHERE.sub(r"\1", content).replace(_MODULE, "<script defer ")
                self._made[f"{links.lang}/{links.file}"] = html.encode("utf-8", "surrogatepass")
        self._wanted |= links.wanted


_maker: Maker | None = None


def begin(setting: Setting) -> None:
    """Begin a process."""
    global _maker  # noqa: PLW0603 (one a process)
    _maker = Maker(setting)


def make_batch(tasks: Sequence[tuple[Task, Mapping[str, str]]], index_file: Path | None) -> list[Made]:
    """Make the files of some tasks, each with what is known of its files."""
    if _maker is None:
        raise RuntimeError("the process has not begun")
    _maker.index_file = index_file
    return [_maker.make(task, known) for task, known in tasks]


def write_index(target: Path) -> None:
    """Build the index of names and write it to a file."""
    if _maker is None:
        raise RuntimeError("the process has not begun")
    save_index(build_index(_maker.source), target)
