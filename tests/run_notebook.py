"""Run a notebook in a process of its own: ``run_notebook.py NOTEBOOK OUT``. The kernel opens no port."""

import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from nbclient import NotebookClient

#: Seconds for a cell; long enough for a busy machine.
TIMEOUT = 60


def run(source: Path, target: Path) -> None:
    """Write the notebook with what its cells show."""
    notebook = nbformat.read(source, as_version=4)
    with tempfile.TemporaryDirectory() as sockets:
        kernel = AsyncKernelManager(kernel_name="python3", transport="ipc", ip=f"{sockets}/kernel")
        resources = {"metadata": {"path": str(target.parent)}}
        NotebookClient(notebook, km=kernel, timeout=TIMEOUT, resources=resources).execute()
    nbformat.write(notebook, target)


if __name__ == "__main__":
    run(Path(sys.argv[1]), Path(sys.argv[2]))
