"use strict";
/* How rows are put in order: by words without quotes and brackets, by numbers as numbers, empty ones last. */

const unsorted = /["'“”‘’《》〈〉「」『』（）()[\]【】〔〕·\s]/g;
const collators = {};

function collator() {
  collators[state.lang] ||= new Intl.Collator(locales[state.lang], { numeric: true });
  return collators[state.lang];
}

function sortKey(text) {
  return text.replace(unsorted, "");
}

/** Rows by what `read` gives for each: a number or a text. */
function inOrder(rows, read, down) {
  const order = collator();
  const keyed = rows.map((row, at) => {
    const value = read(row);
    return { row, at, key: typeof value === "string" ? sortKey(value) : value };
  });
  const isEmpty = (key) => key === "" || key === null || key === undefined;
  const compare = (one, other) => {
    if (isEmpty(one) || isEmpty(other)) return 0;
    if (typeof one === "number" && typeof other === "number") return one - other;
    if (typeof one !== typeof other) return typeof one === "number" ? -1 : 1;
    return order.compare(one, other);
  };
  keyed.sort(
    (a, b) => Number(isEmpty(a.key)) - Number(isEmpty(b.key)) || (down ? -1 : 1) * compare(a.key, b.key) || a.at - b.at,
  );
  return keyed.map(({ row }) => row);
}
