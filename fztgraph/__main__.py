"""``python -m fztgraph`` is the command line."""

import sys

from fztgraph.cli import main

if __name__ == "__main__":
    sys.exit(main())
