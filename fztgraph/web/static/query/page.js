// What the page was sent with, and its words.

export const page = JSON.parse(document.getElementById("page").textContent);

export const element = (id) => document.getElementById(id);

/** Say something in the page's language; `{name}` stands for a value. */
export function say(key, values = {}) {
  return page.words[key].replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

export const knows = (key) => key in page.words;

/** Make an element; properties that begin with a letter are set, and the children are texts or elements. */
export function make(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}
