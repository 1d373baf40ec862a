"""Every page of the explorer as a list of addresses: for the tests that look at all of them."""

import re
from collections.abc import Iterable

from fztgraph.explorer.pages import PAGES

#: Addresses by what they show, over a store that ``publish_told`` published; things of each class are added below.
ADDRESSES = {
    "home": "/",
    "search": "/search?q=绥芬河",
    "search by class": "/search?class=Zone",
    "search that finds nothing": "/search?q=没有",
    "search for nothing": "/search",
    "timeline": "/timeline",
    "timeline of a zone": "/timeline?z=zone/heihe&by=theme",
    "timeline of no time": "/timeline?from=1990&to=1991",
    "compare": "/compare?z=zone/heihe&z=zone/suifenhe",
    "compare what": "/compare",
    "figures": "/figures?i=货值",
    "figures of what": "/figures",
    "diffusion": "/diffusion",
    "diffusion of one": "/diffusion?e=initiative/1-0",
    "graph": "/graph?e=zone/heihe",
    "graph of what": "/graph",
    "zone": "/id/zone/heihe",
    "place": "/id/place/suifenhe",
    "policy": "/id/policy/rcep",
    "initiative": "/id/initiative/1-0",
    "hostile": "/id/initiative/hostile",
    "theme": "/id/theme/logistics",
    "article": "/id/article/told/1",
    "evidence": "/id/evidence/nothing",
    "not found": "/nothing",
    "choice": "/id/同名公司",
    "query": "/query",
    "vocabulary": "/ns",
    "term": "/ns/Zone",
    "no such term": "/ns/nothing",
    "trouble": "/query?lang=xx",
}
#: Addresses over the store that ``publish_hostile`` published, beside those above.
HARMFUL = {
    "harmful zone": "/id/zone/harm",
    "harmful initiative": "/id/initiative/harm-2",
    "harmful long name": "/id/initiative/harm-10",
    "harmful company": "/id/company/harm-2",
    "harmful person": "/id/person/harm-3",
    "harmful policy": "/id/policy/harm-1",
    "harmful agency": "/id/agency/harm-4",
    "harmful article": "/id/article/harm/1",
    "harmful comparison": "/compare?z=zone/harm&z=zone/heihe",
    "harmful figures": "/figures?e=zone/harm&i=<script>window.ran=1</script>",
    "harmful timeline": "/timeline?z=zone/harm",
    "harmful graph": "/graph?e=zone/harm",
    "harmful search": "/search?q=<script>",
    "harmful parameters": "/timeline?z=<script>window.ran=1</script>&from=\"'><b>&t=javascript:alert(1)",
    "harmful address": "/<script>window.ran=1<%2Fscript>",
}
#: Pages that answer with data or a file.
DATA = frozenset({"graph.json", "search.json", "figures.csv", "view"})


def unseen(addresses: Iterable[str]) -> list[str]:
    """Return the pages of the registry that no address shows."""
    paths = {re.split(r"[?#]", address)[0] for address in addresses}
    return [name for name, page in PAGES.items() if name not in DATA and page.path not in paths]


def in_language(address: str, lang: str) -> str:
    """Return an address that asks for a language."""
    return address if "lang=" in address else f"{address}{'&' if '?' in address else '?'}lang={lang}"
