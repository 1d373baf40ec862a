"use strict";
/* The legend, which is also the filter by class. */

function renderLegend() {
  const all = state.hidden.size === 0;
  const rows = kinds.map((kind) => {
    const number = things.filter((thing) => thing.kind === kind).length;
    const box = element("input", {
      type: "checkbox",
      value: kind,
      checked: !state.hidden.has(kind),
      onchange: () => actions.toggleClass(kind),
    });
    return element(
      "li",
      {},
      element(
        "label",
        {},
        box,
        shapeIcon(kind),
        element("span", {}, headOf(kind)),
        element("span", { class: "number" }, String(number)),
      ),
    );
  });
  const held = document.activeElement && document.activeElement.value;
  const inside = document.getElementById("legend").contains(document.activeElement);
  fill(
    "legend",
    button(say("legend"), actions.toggleLegend, { class: "legend-open", "aria-expanded": String(state.legend) }),
    element(
      "div",
      { class: state.legend ? "legend-body open" : "legend-body" },
      element("h2", {}, say("legend")),
      element("ul", { role: "group", "aria-label": say("legend") }, rows),
      kinds.length > 1
        ? button(say(all ? "legendNone" : "legendAll"), () => actions.showClasses(!all), { class: "quiet" })
        : null,
      lineKey(),
    ),
  );
  document.getElementById("legend").setAttribute("aria-label", say("legend"));
  if (inside) {
    const same =
      document.querySelector(`#legend input[value="${held}"]`) || document.querySelector("#legend button.quiet");
    if (same) same.focus();
  }
}

/** What the two kinds of lines mean, where both occur. */
function lineKey() {
  const relations = facts.filter((fact) => fact.kind === "relation");
  if (relations.every((fact) => fact.proofs.length > 0)) return null;
  const row = (name, key) =>
    element("li", {}, element("span", { class: `line ${name}`, "aria-hidden": "true" }), say(key));
  return element(
    "ul",
    { class: "lines", "aria-label": say("legendLines") },
    row("said", "lineSaid"),
    row("known", "lineKnown"),
  );
}

function startLegend() {
  watch(() => [state.hidden, state.lang, state.legend], renderLegend);
}
