"""The options that several commands share."""

import argparse
from pathlib import Path


def add_store(parser: argparse.ArgumentParser) -> None:
    """Add ``--store``; ``settings`` says where the store is without it."""
    parser.add_argument(
        "--store",
        metavar="DIR",
        type=Path,
        help="the store's folder (else the environment's FZTGRAPH_STORE, else fzt-store in the current folder)",
    )


def add_json(parser: argparse.ArgumentParser) -> None:
    """Add ``--json``."""
    parser.add_argument("--json", action="store_true", help="print the report as JSON, for programs")


def add_output(parser: argparse.ArgumentParser, *, metavar: str, meaning: str) -> None:
    """Add the required ``-o``."""
    parser.add_argument("-o", "--output", metavar=metavar, type=Path, required=True, help=meaning)
