"""``/``: what is here, in Chinese and English."""

from html import escape
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from fztgraph.web.answers import Answers

_PAGE = """<!doctype html>
<html lang="zh">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>自贸试验区资讯图谱 · Free-trade zone news graph</title>
<link rel="stylesheet" href="{root}/static/home.css">
<h1>自贸试验区资讯图谱 <span lang="en">· Free-trade zone news graph</span></h1>
<p>第 {generation} 代，{entities} 个实体，{quads} 条陈述，来自 {articles} 篇文章。</p>
<p lang="en">Generation {generation}: {entities} entities and {quads} statements from {articles} articles.</p>
<dl>
{places}</dl>
</html>
"""


async def home(request: Request) -> HTMLResponse:
    """Name what is here."""
    answers: Answers = request.app.state.answers
    manifest = answers.edition.manifest
    root = escape(request.scope.get("root_path", ""))
    places = "".join(
        f'<dt><a href="{root}{place.path}"><code>{place.path}</code></a></dt>\n'
        f'<dd>{place.zh} <span lang="en">· {place.en}</span></dd>\n'
        for place in request.app.state.places
    )
    page = _PAGE.format(
        root=root,
        generation=manifest.generation,
        entities=manifest.totals.entities,
        quads=sum(manifest.graph_sizes().values()),
        articles=len(manifest.articles),
        places=places,
    )
    return HTMLResponse(page, headers={"cache-control": "no-cache"})


routes = [Route("/", home), Mount("/static", StaticFiles(directory=Path(__file__).parent / "static"), name="static")]
