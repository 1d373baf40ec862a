"use strict";
/* Build elements. Text only ever becomes text nodes, so nothing that an article says can become markup. */

/** An element with attributes, listeners (keys that begin with "on") and children; null children are left out. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  setAll(made, attributes);
  made.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== ""));
  return made;
}

function setAll(target, attributes) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) target.addEventListener(name.slice(2), value);
    else if (value === true) target.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) target.setAttribute(name, String(value));
  }
}

function button(label, onclick, attributes = {}) {
  return element("button", { type: "button", onclick, ...attributes }, label);
}

function fill(id, ...children) {
  const target = document.getElementById(id);
  target.replaceChildren(...children.flat(Infinity).filter((child) => child !== null && child !== undefined));
  return target;
}

/** A list that shows its first items and a button for the rest. */
function longList(items, first, make, attributes = {}) {
  const list = element("ul", attributes, items.slice(0, first).map(make));
  if (items.length <= first) return [list];
  const more = button(
    count("showMore", items.length - first),
    () => {
      const rest = items.slice(first).map(make);
      list.append(...rest);
      more.remove();
      const target = rest[0].querySelector("a, button");
      if (target) target.focus();
    },
    { class: "more" },
  );
  return [list, more];
}

/** Put the keyboard back where it was, after its part of the page was made again: `find` tells the new element. */
function keepFocus(id, render) {
  const held = document.activeElement;
  const inside = document.getElementById(id).contains(held) && held.id !== id;
  const mark = inside && held.closest("[data-mark]");
  render();
  const again = mark && document.querySelector(`#${id} [data-mark="${CSS.escape(mark.dataset.mark)}"]`);
  if (again) again.focus({ preventScroll: true });
}

/** A group of buttons of which one is pressed; the keyboard stays where it was. */
function choice(id, label, options, chosen, choose) {
  const held = document.getElementById(id).contains(document.activeElement)
    ? document.activeElement.dataset.value
    : null;
  const buttons = options.map(([value, text, lang]) =>
    button(text, () => choose(value), { "aria-pressed": String(value === chosen), lang, "data-value": value }),
  );
  fill(id, buttons).setAttribute("aria-label", label);
  const again = buttons.find((each) => each.dataset.value === held);
  if (again) again.focus();
}
