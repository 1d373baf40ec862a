// The answer: Yasr's table and its raw view, in the page's language; IRIs of ours lead to this service.

import { make, page, say } from "./page.js";
import { address, shorten } from "./prefixes.js";
import { state } from "./state.js";

const { Yasr } = window.Yasgui;

class Table extends Yasr.plugins.table {
  label = say("table");
  helpReference = undefined;

  /** Sort and filter by the values themselves: made into markup first, as Yasr has it, 20,000 rows take six seconds. */
  getColumns() {
    const [numbers, ...columns] = super.getColumns();
    const plain = ({ render, ...column }) => ({
      ...column,
      title: title(column.name) ?? column.title,
      render: (cell, type, ...more) => (type === "display" || cell === "" ? render(cell, type, ...more) : cell.value),
    });
    return [numbers, ...columns.map(plain)];
  }

  getUriLinkFromBinding(binding) {
    const place = address(binding.value);
    const text = shorten(binding.value);
    if (!place) return make("span", {}, text).outerHTML;
    return make("a", { className: "iri", href: place, target: "_blank", rel: "noopener noreferrer" }, text).outerHTML;
  }

  drawControls() {
    super.drawControls();
    const [simple, cut] = this.tableControls.querySelectorAll(".label");
    simple.textContent = say("simpleView");
    cut.textContent = say("ellipsis");
    this.tableFilterField.placeholder = say("filter");
    this.tableFilterField.setAttribute("aria-label", say("filter"));
    this.tableControls.querySelector(".pageSizerLabel").textContent = say("pageSize") + " ";
    this.tableSizeField.setAttribute("aria-label", say("pageSize"));
    this.tableSizeField.lastElementChild.textContent = say("all");
  }
}

/** Return what a column of a question's answer is called, with its variable beside it; an own query has variables only. */
function title(name) {
  const heading = state.asked ? page.headings[name] : undefined;
  if (!heading || heading === name) return undefined;
  const title = make("span", {}, heading, " ", make("small", {}, name));
  return title.outerHTML;
}

class Truth extends Yasr.plugins.boolean {
  draw() {
    super.draw();
    this.yasr.resultsEl.querySelector("span").textContent = say(this.yasr.results.getBoolean() ? "yes" : "no");
  }
}

class Response extends Yasr.plugins.response {
  label = say("response");
  helpReference = undefined;

  showLess(...given) {
    super.showLess(...given);
    const [more, download] = this.overLay?.querySelectorAll("button") ?? [];
    download?.remove(); // the page has a button for that
    if (more) more.textContent = more.title = say("showAll");
  }
}

/** Make what shows answers; `show` gets one and returns how many rows or triples it has, null for a boolean. */
export function makeResults(parent) {
  Yasr.plugins.table.defaults.tableConfig.language = tableWords();
  Yasr.registerPlugin("table", Table);
  Yasr.registerPlugin("boolean", Truth);
  Yasr.registerPlugin("response", Response);
  const yasr = new Yasr(parent, {
    persistenceId: "fztgraph",
    maxPersistentResponseSize: 0, // a page that is opened again asks again
    plugins: { table: { dynamicConfig: { compact: true, isEllipsed: false } } },
  });
  yasr.headerEl.querySelector(".yasr_external_ref_btn").remove();
  yasr.headerEl.querySelector(".yasr_downloadIcon").remove();
  for (const name of ["table", "response"]) {
    yasr.headerEl.querySelector(`.select_${name}`).setAttribute("aria-label", say(name));
  }
  return {
    show({ text, mediaType, seconds }) {
      if (!text) return 0; // a graph without triples
      yasr.setResponse({ data: text, contentType: mediaType, status: 200 }, 1000 * seconds);
      return yasr.results.getBoolean() === undefined ? (yasr.results.getBindings()?.length ?? 0) : null;
    },
    yasr,
  };
}

function tableWords() {
  const first = say("firstPage");
  const previous = say("previousPage");
  const next = say("nextPage");
  const last = say("lastPage");
  return {
    info: say("tableInfo"),
    infoEmpty: "",
    infoFiltered: say("tableFiltered"),
    emptyTable: say("tableEmpty"),
    zeroRecords: say("tableEmpty"),
    paginate: { first: "«", previous: "‹", next: "›", last: "»" },
    aria: {
      orderable: `: ${say("sortBy")}`,
      orderableReverse: `: ${say("sortBy")}`,
      orderableRemove: `: ${say("sortBy")}`,
      paginate: { first, previous, next, last, number: "" },
    },
  };
}
