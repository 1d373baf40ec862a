"use strict";
/* What is seen, as a file: a picture or a table. */

function saveFile(name, content, type) {
  const address = URL.createObjectURL(content instanceof Blob ? content : new Blob([content], { type }));
  const made = element("a", { href: address, download: name });
  document.body.append(made);
  made.click();
  made.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
  announce(say("saved", { name }));
}

function fileName(ending) {
  const name = (focus ? nameOf(focus) : say("title")).replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 60);
  return `${name}.${ending}`;
}

function savePng() {
  const { canvas } = network.canvas.frame;
  const made = element("canvas", { width: canvas.width, height: canvas.height });
  const ctx = made.getContext("2d");
  ctx.fillStyle = "#ffffff";
  ctx.fillRect(0, 0, made.width, made.height);
  ctx.drawImage(canvas, 0, 0);
  made.toBlob((blob) => saveFile(fileName("png"), blob), "image/png");
}

function saveCsv(name) {
  saveFile(fileName(`${name}.csv`), csvOf(name), "text/csv;charset=utf-8");
}

/** A table with a byte order mark, which spreadsheets need, of what passes the filters. */
function csvOf(name) {
  const rows = name === "things" ? thingTable() : factTable();
  return `\ufeff${rows.map((row) => row.map(csvCell).join(",")).join("\r\n")}\r\n`;
}

/** A cell; one that a spreadsheet would take for a formula is made a text. */
function csvCell(value) {
  const text = String(value ?? "").replace(/\r\n?/g, "\n");
  const plain = /^[=+\-@\t]/.test(text) && !/^[+-]?[\d.,]+%?$/.test(text) ? `'${text}` : text;
  return /[",\n]/.test(plain) ? `"${plain.replace(/"/g, '""')}"` : plain;
}

function thingTable() {
  const head = ["columnName", "columnKind", "columnThemes", "columnDegree", "columnArticles", "columnKey"];
  const row = (thing) => [nameOf(thing), headOf(thing.type), themeNames(thing), thing.degree, thing.count || 0, thing.key];
  return [head.map((key) => say(key)), ...listRows("things").map(row)];
}

function factTable() {
  const head = ["columnSubject", "columnPredicate", "columnObject", "columnTime", "change", "columnSentence", "columnArticle", "columnDate", "ruleHead", "confidenceHead"];
  const row = (fact) => {
    const [passage, start, end, rule, sure] = fact.proofs[0] || [];
    const said = passage === undefined ? null : passages[passage];
    const article = said ? articles[said[0]] : null;
    const time = fact.period || (fact.kind === "date" ? fact.value : "");
    return [
      nameOf(things[fact.s]),
      predicateText(fact),
      fact.kind === "date" ? "" : objectText(fact),
      time,
      changeText(fact.change),
      said ? said[1].slice(start, end) : say("known"),
      article ? titleOf(article) : "",
      article ? article.date : "",
      rule,
      sure,
    ];
  };
  return [head.map((key) => say(key)), ...inOrder(shown.facts, (fact) => nameOf(things[fact.s]), false).map(row)];
}

async function copyLink() {
  renderAddress();
  try {
    await navigator.clipboard.writeText(location.href);
    announce(say("linkCopied"));
    change({ remark: say("linkCopied") });
  } catch {
    change({ remark: `${say("linkCopy")} ${location.href}` });
  }
}
