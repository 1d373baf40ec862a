"""Addresses that name things of an older generation: what was merged since leads on to what it was merged into."""

from collections.abc import Iterable

from fztgraph.explorer.links import key_of
from fztgraph.explorer.source import Source, values
from fztgraph.explorer.visit import Moved, Visit
from fztgraph.iris import ID

#: The parameters that name things, how many of them are looked at, and how often one may have been merged.
_NAMING, _MOST, _STEPS = ("e", "z"), 20, 5
_KEPT = "SELECT ?gone ?kept {{ {values} ?merge fzt:merged ?gone ; fzt:kept ?kept }} ORDER BY ?gone ?kept LIMIT 200"


def lead_on(visit: Visit, page: str) -> Moved | None:
    """Return the same page with what was kept in place of what was merged; None where nothing was."""
    asked = [value for name in _NAMING for value in visit.params.many(name) if "/" in value][:_MOST]
    kept = read_kept(visit.source, [_iri(value) for value in asked])
    if not kept:
        return None
    params: dict[str, list[str]] = {}
    for name, value in visit.params.pairs():
        found = kept.get(_iri(value)) if name in _NAMING else None
        params.setdefault(name, []).append(key_of(found) if found else value)
    return Moved(visit.frame.links.page(page, **params))


def read_kept(source: Source, iris: Iterable[str]) -> dict[str, str]:
    """Return into what things were merged, at the end of all merges, by their IRIs; others are left out."""
    led = {iri: iri for iri in iris}
    for _ in range(_STEPS if led else 0):
        try:
            rows = source.select(_KEPT.format(values=values("gone", dict.fromkeys(led.values()))))
        except ValueError:  # something in an address is no name of anything
            return {}
        step = {row["gone"].value: row["kept"].value for row in reversed(rows)}
        if not step:
            break
        led = {iri: step.get(now, now) for iri, now in led.items()}
    return {iri: now for iri, now in led.items() if now != iri}


def _iri(key: str) -> str:
    return key if key.startswith(ID) else ID + key
