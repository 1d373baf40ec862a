// The editor: Yasqe with our prefixes and completion. Tab leaves it, so that the keyboard is not caught in it.

import { prefixes, terms } from "./completion.js";
import { page, say } from "./page.js";
import { undeclared } from "./prefixes.js";

const { Yasqe } = window.Yasgui;

const FIRST = `PREFIX fzt: <${page.prefixes.fzt}>
PREFIX skos: <${page.prefixes.skos}>
SELECT ?zone ?name {
  ?zone a fzt:Zone ;
    skos:prefLabel ?name .
  FILTER(LANG(?name) = "${page.language}")
}
ORDER BY ?name
LIMIT 20
`;

/** Make the editor; `run` is called for Ctrl-Enter, `edited` after each change. */
export function makeEditor(parent, { run, edited }) {
  Yasqe.defaults.autocompleters = ["variables"];
  for (const completer of [terms, prefixes]) Yasqe.registerAutocompleter(completer);
  const yasqe = new Yasqe(parent, {
    value: FIRST,
    persistenceId: "fztgraph_query",
    consumeShareLink: null,
    createShareableLink: null,
    showQueryButton: false,
    screenReaderLabel: say("editor"),
    extraKeys: { "Ctrl-Enter": run, "Cmd-Enter": run, Tab: false, "Shift-Tab": false },
  });
  yasqe.on("change", (_yasqe, { origin }) => {
    if (["+input", "complete", "paste"].includes(origin)) declare(yasqe);
    edited();
  });
  return {
    get text() {
      return yasqe.getValue();
    },
    set text(query) {
      yasqe.setValue(query);
      declare(yasqe);
      yasqe.saveQuery();
    },
    declare: () => declare(yasqe),
    save: () => yasqe.saveQuery(),
    showPlace(line, column) {
      yasqe.getDoc().setCursor({ line: line - 1, ch: column - 1 });
      yasqe.focus();
    },
    yasqe,
  };
}

/** Declare those of our prefixes that are used, so that the query can be run anywhere. */
function declare(yasqe) {
  const missing = Object.entries(undeclared(yasqe.getValue()));
  if (missing.length) yasqe.addPrefixes(Object.fromEntries(missing.reverse()));
}
