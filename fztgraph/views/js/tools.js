"use strict";
/* The buttons over the graph: undo, zoom, export. */

function renderGraphTools() {
  const tool = (key, sign, act, attributes = {}) =>
    button(sign || say(key), act, { "aria-label": say(key), title: say(key), "data-mark": key, ...attributes });
  keepFocus("graph-tools", () =>
    fill(
      "graph-tools",
      element(
        "div",
        { class: "tool-group" },
        tool("undo", "↶", actions.undo, { disabled: state.past.length === 0, "aria-keyshortcuts": "Control+Z" }),
        tool("redo", "↷", actions.redo, { disabled: state.future.length === 0, "aria-keyshortcuts": "Control+Y" }),
        button(say("reset"), actions.reset, { title: say("resetHint"), "data-mark": "reset" }),
      ),
      element(
        "div",
        { class: "tool-group" },
        tool("zoomIn", "+", () => move({ factor: 1.4 })),
        tool("zoomOut", "−", () => move({ factor: 1 / 1.4 })),
        button(say("fit"), actions.fit, { "data-mark": "fit" }),
        exportMenu(),
      ),
    ),
  );
}

function exportMenu() {
  const items = [
    ["exportPng", savePng],
    ["exportSvg", saveSvg],
    ["exportThings", () => saveCsv("things")],
    ["exportFacts", () => saveCsv("facts")],
    ["copyLink", copyLink],
  ];
  const close = (event) => event.currentTarget.closest("details").removeAttribute("open");
  const item = ([key, act]) =>
    element("li", {}, button(say(key), (event) => (close(event), act()), { class: "menu-item", "data-export": key }));
  const leave = (event) => {
    if (event.key !== "Escape" || !event.currentTarget.open) return;
    event.stopPropagation();
    event.currentTarget.removeAttribute("open");
    event.currentTarget.querySelector("summary").focus();
  };
  return element(
    "details",
    { class: "menu", onkeydown: leave },
    element("summary", { class: "button", "data-mark": "export" }, say("export")),
    element("ul", {}, items.map(item)),
  );
}

function startTools() {
  document.addEventListener("click", (event) => {
    const menu = document.querySelector("details.menu[open]");
    if (menu && !menu.contains(event.target)) menu.removeAttribute("open");
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    if (key === "z" && !event.shiftKey) actions.undo();
    else if (key === "y" || (key === "z" && event.shiftKey)) actions.redo();
    else return;
    event.preventDefault();
  });
}
