"""What is said where there is no answer, though the page is there: the graph does not open, something is refused."""

from dataclasses import dataclass

from fztgraph.explorer.frame import Frame, render


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why there is no answer, in the language of the page as far as that is known."""

    title: str
    detail: str
    status: int

    @property
    def is_passing(self) -> bool:
        """Whether trying again may help."""
        return self.status in (503, 504)


def render_trouble(trouble: Trouble, frame: Frame) -> str:
    """Return the page."""
    return render("trouble.html", frame, trouble=trouble)
