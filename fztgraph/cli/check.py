"""``fztgraph check``: whether the ontology is sound, and the store; which things may be one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import STORE, store_dir

if TYPE_CHECKING:
    from fztgraph.linking.review import DoubtfulPair, LinkReview, Side

SUMMARY = "validate the ontology, the rules, the gazetteer and the store"
EXAMPLE = "fztgraph check --store fzt-store"

#: How many articles of a thing are named in the list of doubtful pairs.
_MOST_ARTICLES = 3


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--links", action="store_true", help="list instead the pairs of things that may be one, for a person to settle"
    )
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Print what is wrong, one line each; a store that is not named and not there is not missed."""
    store = store_dir(arguments.store)
    if arguments.links:
        return _list_links(store, as_json=arguments.json)
    from fztgraph.checks import check

    is_checked = store.exists() or store != Path(str(STORE.default))
    report = check(store if is_checked else None)
    if arguments.json:
        write_json(report.to_json())
    else:
        for finding in report.findings:
            write_report(finding)
        if not is_checked:
            write_report(f"no store at {store}: not checked")
        found = "nothing is wrong" if not report.findings else f"{len(report.findings)} wrong"
        write_report(f"checked {', '.join(report.checked)} in {report.seconds:.1f} s: {found}")
    return Status(report.status)


def _list_links(store: Path, *, as_json: bool) -> Status:
    """Print the doubtful pairs of a store, best first; a doubt is nothing wrong."""
    from fztgraph.checks import review_links

    review = review_links(store)
    if as_json:
        write_json(review.to_json())
    else:
        for pair in review.doubtful:
            write_report(_describe_pair(pair))
        write_report(_summarise(review))
    return Status.DONE


def _describe_pair(pair: "DoubtfulPair") -> str:
    lines = [
        f"{pair.score:.2f} {pair.kind}: {pair.first.name} ~ {pair.second.name}",
        f"  {_describe_side(pair.first)}",
        f"  {_describe_side(pair.second)}",
        f"  for: {'; '.join(pair.grounds)}",
    ]
    return "\n".join(lines + [f"  against: {'; '.join(pair.against)}"] * bool(pair.against))


def _describe_side(side: "Side") -> str:
    articles = [article.rpartition("/article/")[2] for article in side.articles]
    more = f" and {len(articles) - _MOST_ARTICLES} more" if len(articles) > _MOST_ARTICLES else ""
    return f"{side.iri} in {', '.join(articles[:_MOST_ARTICLES]) or 'no article'}{more}"


def _summarise(review: "LinkReview") -> str:
    from fztgraph.resources import ontology_dir

    found = f"{review.store}: {review.merged} merged, {len(review.doubtful)} pairs in doubt"
    if not review.doubtful:
        return found
    decisions = ontology_dir() / "gazetteer" / "decisions.csv"
    return f"{found}; settle one with a line in {decisions}, then run fztgraph refresh"
