"use strict";
// On every page of a site: the language that was chosen is kept for the next visit, and goes along with what the
// address asks for. On the page at the entrance it decides where to go.
(() => {
  const kept = "fztgraph-lang";

  function remember(lang) {
    try { localStorage.setItem(kept, lang); } catch { /* Pages from disk may not keep anything. */ }
  }

  function remembered() {
    try { return localStorage.getItem(kept); } catch { return null; }
  }

  for (const link of document.querySelectorAll(".languages a[hreflang]")) {
    link.addEventListener("click", () => {
      remember(link.hreflang);
      link.search = location.search;
      link.hash = location.hash;
    });
  }

  const doors = [...document.querySelectorAll(".entrance a[hreflang]")];
  const liked = [remembered(), ...navigator.languages.map(each => each.slice(0, 2))];
  const door = liked.map(lang => doors.find(each => each.hreflang === lang)).find(Boolean);
  if (doors.length) location.replace((door || doors[0]).href);

  // Choices that a site has pages for, one at a time; the others are the service's.
  for (const form of document.querySelectorAll("form[data-choices]")) {
    const known = JSON.parse(form.dataset.choices);
    for (const field of form.elements) {
      const place = field.name && !(field.name in known) ? field.closest("p, label, .picker") : null;
      if (place) place.hidden = true;
    }
    form.addEventListener("change", event => {
      for (const field of form.elements) if (field.name in known && field !== event.target) field.value = "";
    });
    form.addEventListener("submit", event => {
      event.preventDefault();
      const chosen = [...form.elements].find(field => field.name in known && field.value);
      const address = chosen ? known[chosen.name][chosen.value] : form.action;
      if (address) location.assign(new URL(address, location.href));
    });
  }
})();
