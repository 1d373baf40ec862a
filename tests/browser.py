"""Chromium for tests of pages: opened, clicked, typed into and looked at, with what it asks for and complains of."""

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

webdriver = pytest.importorskip("selenium.webdriver")
Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys

CHROMIUM, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
WIDTH, HEIGHT = 1440, 900
#: How long a page may take to do what a test waits for, in seconds.
PATIENCE = 20

#: The marks of a module of such tests.
NEEDS_BROWSER = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="chromium and chromedriver are not installed"),
]

_FLAGS = (
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--window-size={WIDTH},{HEIGHT}",
)


@contextmanager
def chromium(folder: Path) -> Iterator[Any]:
    """Start Chromium with its profile and downloads in a folder; it ends with the context."""
    options = webdriver.ChromeOptions()
    for flag in (*_FLAGS, f"--user-data-dir={folder / 'profile'}"):
        options.add_argument(flag)
    options.binary_location = CHROMIUM or ""
    options.add_experimental_option("prefs", {"download.default_directory": str(folder / "downloads")})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.downloads = folder / "downloads"
    try:
        yield driver
    finally:
        driver.quit()


class Browser:
    """Chromium with one page open. Elements are named by CSS selectors, the first that fits counts."""

    def __init__(self, driver: Any) -> None:
        self.driver = driver
        self.downloads: Path = driver.downloads
        self.address = ""

    def open(self, address: str, *, ready: str = "document.readyState === 'complete'") -> None:
        """Open an address afresh, with empty logs, until a condition holds on the page."""
        self.driver.get("about:blank")
        for kind in ("browser", "performance"):
            self.driver.get_log(kind)
        self.address = address
        self.driver.get(address)
        self.wait(ready)

    def script(self, text: str, *arguments: object) -> Any:
        """Run statements on the page; return what they return."""
        return self.driver.execute_script(text, *arguments)

    def js(self, expression: str, *arguments: object) -> Any:
        """Return the value of an expression on the page."""
        return self.script(f"return {expression}", *arguments)

    def wait(self, condition: str) -> None:
        """Wait until an expression holds on the page."""
        from selenium.webdriver.support.ui import WebDriverWait

        WebDriverWait(self.driver, PATIENCE, poll_frequency=0.05).until(lambda _: self.js(condition), condition)

    def find(self, selector: str) -> Any:
        return self.driver.find_element("css selector", selector)

    def text(self, selector: str) -> str:
        """Return the text of an element as it is seen."""
        return str(self.find(selector).text)

    def texts(self, selector: str) -> list[str]:
        return [str(element.text) for element in self.driver.find_elements("css selector", selector)]

    def click(self, selector: str) -> None:
        self.find(selector).click()

    def click_point(self, x: float, y: float) -> None:
        """Click a point of the window, given in pixels from its upper left corner."""
        self.driver.execute_cdp_cmd("Page.bringToFront", {})
        for kind in ("mouseMoved", "mousePressed", "mouseReleased"):
            point = {"type": kind, "x": x, "y": y, "button": "left", "clickCount": 1}
            self.driver.execute_cdp_cmd("Input.dispatchMouseEvent", point)

    def fill(self, selector: str, *keys: str) -> None:
        """Send keys to an element."""
        self.find(selector).send_keys(*keys)

    def type(self, *keys: str) -> None:
        """Send keys to whatever has the focus."""
        webdriver.ActionChains(self.driver).send_keys(*keys).perform()

    def press(self, *keys: str) -> None:
        """Press keys together, the last one while the others are down."""
        chain = webdriver.ActionChains(self.driver)
        for key in keys[:-1]:
            chain = chain.key_down(key)
        chain = chain.send_keys(keys[-1])
        for key in reversed(keys[:-1]):
            chain = chain.key_up(key)
        chain.perform()

    def focused(self) -> str:
        """Return the id of the element that has the focus, else the name of its kind in small letters."""
        return str(self.js("document.activeElement.id || document.activeElement.localName"))

    @contextmanager
    def window(self, width: int, height: int, *, mobile: bool = False) -> Iterator[None]:
        """Look through a window of another size."""
        metrics = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", metrics)
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})

    @contextmanager
    def media(self, **features: str) -> Iterator[None]:
        """Look as someone who prefers something: ``prefers_color_scheme="dark"``."""
        told = [{"name": name.replace("_", "-"), "value": value} for name, value in features.items()]
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": told})
        try:
            yield
        finally:
            self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})

    def screenshot(self, path: Path) -> Path:
        """Write what is seen as a PNG file."""
        path.write_bytes(self.driver.get_screenshot_as_png())
        return path

    def requests(self) -> list[str]:
        """Return the addresses asked for since the page was opened, its own too, or since this was asked last."""
        events = [json.loads(entry["message"])["message"] for entry in self.driver.get_log("performance")]
        sent = [event["params"]["request"]["url"] for event in events if event["method"] == "Network.requestWillBeSent"]
        return [url for url in sent if not url.startswith(("data:", "blob:"))]

    def hosts(self) -> set[str]:
        """Return the beginnings of the addresses asked for: ``http://127.0.0.1:8000``."""
        return {"/".join(url.split("/")[:3]) for url in self.requests()}

    def complaints(self) -> list[str]:
        """Return the errors and warnings of the console since the page was opened, or since this was asked last."""
        return [entry["message"] for entry in self.driver.get_log("browser")]
