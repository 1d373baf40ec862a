"""``fztgraph backup``: the generation in force as one file."""

import argparse
from pathlib import Path

from fztgraph.cli.options import add_json, add_store
from fztgraph.cli.output import Status, write_json, write_report
from fztgraph.settings import store_dir

SUMMARY = "write the generation in force into one file, while others read and write"
EXAMPLE = "fztgraph backup fzt-store.tar.gz"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Declare the command's arguments."""
    parser.add_argument("file", metavar="FILE", type=Path, help="a file that ends in .tar, .tar.gz or .tgz")
    parser.add_argument("--generation", metavar="N", type=int, help="another generation that is kept")
    add_store(parser)
    add_json(parser)


def run(arguments: argparse.Namespace) -> Status:
    """Write the file and say what is in it."""
    from fztgraph.store.backups import back_up

    report = back_up(store_dir(arguments.store), arguments.file, generation=arguments.generation)
    if arguments.json:
        write_json(report.to_json())
    else:
        write_report(
            f"{report.file}: generation {report.backed_up} with {report.articles} articles, "
            f"{report.bytes / 2**20:.1f} MiB, in {report.seconds:.1f} s"
        )
    return Status.DONE
