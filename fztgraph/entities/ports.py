"""A port of entry named without its mode beside one named with it: 某口岸 is neither 某公路口岸 nor 某铁路口岸."""

import re
from collections.abc import Iterable

from fztgraph.entities.drafts import Draft, fold_name
from fztgraph.model import Label, Mention

_WITH_MODE = re.compile(r"(?P<where>.{2,}?)(?:公路|铁路|水运|航空|陆路)口岸$")
_BARE = re.compile(r"(?P<where>.{2,}?)口岸$")


def part_ports(drafts: Iterable[Draft]) -> list[Draft]:
    """Give the bare names of ports a thing of their own where the article names such a port with its mode, too."""
    drafts = list(drafts)
    ports = [draft for draft in drafts if draft.label is Label.PORT]
    wheres = {match["where"] for port in ports for name in port.names() if (match := _WITH_MODE.match(name))}
    parted: dict[str, Draft] = {}
    for port in ports if wheres else ():
        kept: list[Mention] = []
        for mention in port.mentions:
            where = _bare_where(mention)
            if where in wheres:
                parted.setdefault(where, Draft(Label.PORT, "Port")).mentions.append(mention)
            else:
                kept.append(mention)
        port.mentions = kept
    return [*(draft for draft in drafts if draft.mentions), *parted.values()]


def _bare_where(mention: Mention) -> str:
    """Return where the port is that a mention names without its mode, or nothing."""
    name = fold_name(mention.text)
    bare = None if _WITH_MODE.match(name) else _BARE.match(name)
    return bare["where"] if bare else ""
