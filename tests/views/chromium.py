"""Chromium with a page of the graph, opened from the disk."""

from pathlib import Path

from browser import Browser

#: Until a page shows its first picture and does not move.
DRAWN = "document.documentElement.dataset.settled && journey === null"


class ViewBrowser(Browser):
    """Chromium with a page that was written to the disk."""

    def view(self, path: Path, fragment: str = "") -> None:
        """Open a file at a fragment, through a window for a desk."""
        self.resize(1440, 900)
        self.open(path.as_uri() + fragment, ready=DRAWN)

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def click_canvas(self, x: float, y: float) -> None:
        """Click a point of the canvas, given in pixels from its upper left corner."""
        left, top = self._corner()
        self.click_point(left + x, top + y)

    def drag_canvas(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        """Drag what is at a point of the canvas to another."""
        left, top = self._corner()
        between = ((start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        path = [("mouseMoved", start), ("mousePressed", start), ("mouseMoved", between), ("mouseMoved", end)]
        for kind, (x, y) in [*path, ("mouseReleased", end)]:
            point = {"type": kind, "x": left + x, "y": top + y, "button": "left", "buttons": 1, "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", point)

    def spot(self, thing: str) -> tuple[float, float]:
        """Return where a thing stands on the canvas, in pixels."""
        x, y = self.script(f"const at = network.canvasToDOM(network.getPosition({thing}.at)); return [at.x, at.y]")
        return x, y

    def asked(self) -> list[str]:
        """Return the addresses asked for beside the page itself."""
        return [url for url in self.requests() if not url.startswith("file:")]

    def _corner(self) -> tuple[float, float]:
        left, top = self.script("const box = container.getBoundingClientRect(); return [box.left, box.top]")
        return left, top


def thing(name: str) -> str:
    """Return the script that finds a thing by name."""
    return f"things.find((thing) => thing.name === '{name}')"
