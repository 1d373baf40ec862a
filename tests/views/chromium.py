"""Chromium with one page open, driven as a person would."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

#: Marks of a module of tests in the browser.
MARKS = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]


class Browser:
    """Chromium with one page open."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.address = ""

    def open(self, path: Path, fragment: str = "") -> None:
        self.visit(path.as_uri(), fragment)

    def visit(self, address: str, fragment: str = "") -> None:
        self.driver.get("about:blank")
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.address = address
        self.driver.get(address + fragment)
        self.wait("document.documentElement.dataset.settled && journey === null")

    def run(self, script: str, *arguments: object) -> Any:
        return self.driver.execute_script(script, *arguments)

    def wait(self, condition: str) -> None:
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, 20, poll_frequency=0.05).until(lambda _: self.run(f"return {condition}"))

    def text(self, selector: str) -> str:
        return str(self.driver.find_element("css selector", selector).text)

    def click(self, selector: str) -> None:
        self.driver.find_element("css selector", selector).click()

    def press(self, *keys: str) -> None:
        for key in keys:
            self.driver.switch_to.active_element.send_keys(key)

    def click_canvas(self, x: float, y: float, *, to: tuple[float, float] | None = None) -> None:
        """Click a point of the canvas, given in pixels from its upper left corner, or drag from there."""
        self.driver.execute_cdp_cmd("Page.bringToFront", {})
        left, top = self.run("const box = container.getBoundingClientRect(); return [box.left, box.top]")
        path = [(x, y), (x, y)] + ([] if to is None else [((x + to[0]) / 2, (y + to[1]) / 2), to]) + [to or (x, y)]
        kinds = ["mouseMoved", "mousePressed", *["mouseMoved"] * (len(path) - 3), "mouseReleased"]
        for kind, (across, down) in zip(kinds, path, strict=True):
            point = {"type": kind, "x": left + across, "y": top + down, "button": "left", "clickCount": 1}
            point["buttons"] = 1
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", point)

    def spot(self, thing: str) -> tuple[float, float]:
        """Where a thing stands on the canvas, in pixels."""
        x, y = self.run(f"const at = network.canvasToDOM(network.getPosition({thing}.at)); return [at.x, at.y]")
        return x, y

    def requests(self) -> list[str]:
        """Addresses that were asked for beside the page itself."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if url.split("#")[0] != self.address and not url.startswith(("data:", "blob:"))]

    def complaints(self) -> list[str]:
        return [entry["message"] for entry in self.driver.get_log("browser")]

    def resize(self, width: int, height: int, *, mobile: bool = False) -> None:
        size = {"width": width, "height": height, "deviceScaleFactor": 2 if mobile else 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)

    def downloads(self, folder: Path) -> None:
        self.driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(folder)})


@contextmanager
def chromium(profile: Path) -> Iterator[Any]:
    """Start a browser with a profile of its own; it ends with the block."""
    webdriver = pytest.importorskip("selenium.webdriver")
    from selenium.webdriver.chrome.options import Options
    from selenium.webdriver.chrome.service import Service

    options = Options()
    options.binary_location = CHROMIUM or ""
    for flag in (*FLAGS, f"--user-data-dir={profile}", "--window-size=1440,900"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=Service(DRIVER))
    try:
        yield driver
    finally:
        driver.quit()


def thing(name: str) -> str:
    """The script that finds a thing by name."""
    return f"things.find((thing) => thing.name === '{name}')"
