// The questions that have names: a menu, and a field for each parameter.

import { element, make, page, say } from "./page.js";
import { namesLike } from "./service.js";

const PAUSE = 250; // milliseconds without a key, before names are looked up

/** Return the question of a name, null where there is none. */
export const questionNamed = (name) => page.questions.find((question) => question.name === name) ?? null;

/** Show a question: what it tells, and fields for its parameters, with values where they are given. */
export function showQuestion(question, values = {}) {
  element("question").value = question?.name ?? "";
  element("description").textContent = question?.description ?? "";
  element("description").hidden = element("ask").hidden = !question;
  element("fields").replaceChildren(...(question?.parameters ?? []).map((each) => field(each, values[each.name])));
}

/** Return the values that are filled in. */
export function filledIn() {
  const fields = [...element("fields").querySelectorAll("input, select")];
  return Object.fromEntries(fields.map((each) => [each.name, each.value.trim()]).filter(([, value]) => value));
}

function field(parameter, value) {
  const id = `parameter-${parameter.name}`;
  const input = parameter.choices.length ? choice(parameter) : line(parameter);
  Object.assign(input, { id, name: parameter.name, required: parameter.required, value: value ?? parameter.default });
  const label = make("label", { htmlFor: id }, parameter.label);
  if (!parameter.required) label.append(make("small", {}, ` ${say("optional")}`));
  const names = parameter.classes.length ? [nameList(input, parameter.classes)] : [];
  return make("p", {}, label, input, ...names);
}

function choice({ choices, required }) {
  const none = make("option", { value: "" }, required ? "" : say("any"));
  return make("select", {}, none, ...choices.map(({ value, label }) => make("option", { value }, label)));
}

function line({ type, example }) {
  const hint = { date: say("typeDate"), year: say("typeYear") }[type];
  const inputMode = type === "integer" || type === "year" ? "numeric" : "text";
  const placeholder = hint ?? (example ? say("example", { example }) : "");
  return make("input", { type: "text", autocomplete: "off", inputMode, placeholder });
}

/** Suggest names of things of some classes, as they are typed. */
function nameList(input, classes) {
  const list = make("datalist", { id: `${input.id}-names` });
  let pause;
  input.setAttribute("list", list.id);
  const look = async () => {
    const names = await namesLike(input.value.trim(), classes).catch(() => []);
    list.replaceChildren(...names.map((name) => make("option", { value: name })));
  };
  input.addEventListener("focus", () => list.childElementCount || look());
  input.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(look, PAUSE);
  });
  return list;
}
