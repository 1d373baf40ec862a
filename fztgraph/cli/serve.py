"""``fztgraph serve``: the graph over HTTP."""

import argparse
import logging
import re
import sys

from fztgraph.cli.options import add_store
from fztgraph.cli.output import Status, write_report
from fztgraph.errors import UsageError
from fztgraph.settings import store_dir

SUMMARY = "answer SPARQL queries over HTTP until it is stopped, from the latest generation of the store"
EXAMPLE = "fztgraph serve --port 8787"

#: Scheme, host and port, as browsers send it: no path, not even a slash.
_ORIGIN = re.compile(r"[a-z][a-z0-9+.-]*://[^\s/?#@]+")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument(
        "--host", metavar="H", default="127.0.0.1", help="where to listen (127.0.0.1: this machine only)"
    )
    parser.add_argument("--port", metavar="P", type=int, default=8787, help="the port (8787); 0 for any that is free")
    parser.add_argument("--time-limit", metavar="S", type=float, default=30.0, help="seconds for a query (30)")
    parser.add_argument("--max-rows", metavar="N", type=int, default=250_000, help="rows in an answer (250000)")
    parser.add_argument("--max-bytes", metavar="N", type=int, default=1 << 26, help="bytes in an answer (67108864)")
    parser.add_argument("--max-memory", metavar="MIB", type=int, default=1024, help="MiB for a query, on Linux (1024)")
    parser.add_argument("--workers", metavar="N", type=int, help="processes that stay ready (one a processor, 2 to 8)")
    parser.add_argument(
        "--cors",
        metavar="ORIGIN",
        nargs="+",
        action="extend",
        default=[],
        help="web origins whose pages may read answers, such as https://example.org; * for all (none)",
    )
    parser.add_argument(
        "--allow-service",
        metavar="HOST",
        nargs="+",
        action="extend",
        default=[],
        help="hosts that SERVICE clauses may ask, such as query.wikidata.org (none)",
    )
    add_store(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Serve until a signal comes."""
    from fztgraph.web.limits import Limits
    from fztgraph.web.server import serve

    for name in ("time_limit", "max_rows", "max_bytes", "max_memory", "workers"):
        value = getattr(arguments, name)
        if value is not None and not value > 0:
            raise UsageError(f"--{name.replace('_', '-')}: {value} is not above 0")
    if not 0 <= arguments.port <= 65535:
        raise UsageError(f"--port: {arguments.port} is not from 0 to 65535")
    for origin in arguments.cors:
        if origin not in {"*", "null"} and not _ORIGIN.fullmatch(origin):
            raise UsageError(f"--cors: {origin!r} is no web origin; write scheme and host, such as https://example.org")
    logging.basicConfig(stream=sys.stderr, level=logging.INFO, format="%(asctime)s %(message)s", datefmt="%H:%M:%S")
    serve(
        store_dir(arguments.store),
        host=arguments.host,
        port=arguments.port,
        limits=Limits(
            time=arguments.time_limit,
            rows=arguments.max_rows,
            bytes=arguments.max_bytes,
            memory=arguments.max_memory << 20,
        ),
        workers=arguments.workers,
        origins=arguments.cors,
        services=arguments.allow_service,
        announce=_announce,
    )
    return Status.DONE


def _announce(url: str, generation: int) -> None:
    write_report(f"generation {generation} is at {url}, SPARQL at {url}sparql; Ctrl-C stops")
