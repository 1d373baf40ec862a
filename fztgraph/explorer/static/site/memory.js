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
})();
