// Shows which words of the article say a fact, and which facts a sentence says. Without it the numbers are links.

const paper = document.querySelector(".paper");
const read = document.querySelector(".read");

/** Take all marks away and set those of some facts, given by number; return the sentences that say them. */
function show(facts) {
  for (const element of document.querySelectorAll(".reading .on")) element.classList.remove("on");
  const sentences = [];
  for (const fact of facts) {
    read.querySelector(`[data-n="${fact}"]`)?.classList.add("on");
    for (const run of paper.querySelectorAll(`[data-f~="${fact}"]`)) {
      run.classList.add("on");
      const sentence = run.closest(".sentence");
      sentence.classList.add("on");
      sentences.push(sentence);
    }
  }
  return sentences;
}

/** Return the numbers of the facts that are said in the sentence around an element. */
function saidAt(element) {
  const sentence = element.closest(".sentence.stated");
  const runs = sentence ? [...sentence.querySelectorAll("[data-f]")] : [];
  return [...new Set(runs.flatMap((run) => run.dataset.f.split(" ")))];
}

/** Bring an element of the list into sight without moving the page. */
function reveal(element) {
  if (getComputedStyle(read).overflowY !== "auto") return;
  const top = element.getBoundingClientRect().top - read.getBoundingClientRect().top + read.scrollTop;
  read.scrollTo({ top: top - read.clientHeight / 3 });
}

if (paper && read) {
  let kept = [];
  for (const kind of ["pointerover", "focusin"]) {
    read.addEventListener(kind, (event) => {
      const told = event.target.closest("[data-n]");
      show(told ? [told.dataset.n] : kept);
    });
    paper.addEventListener(kind, (event) => {
      const facts = saidAt(event.target);
      show(facts.length ? facts : kept);
    });
  }
  for (const element of [paper, read]) element.addEventListener("pointerleave", () => show(kept));
  read.addEventListener("click", (event) => {
    const told = event.target.closest("[data-n]");
    if (!told || event.target.closest("a:not(.jump)")) return;
    kept = [told.dataset.n];
    const [sentence] = show(kept);
    if (sentence && !event.target.closest("a")) sentence.scrollIntoView({ block: "center" });
  });
  paper.addEventListener("click", (event) => {
    if (event.target.closest("a:not(.note-mark)")) return;
    kept = saidAt(event.target);
    show(kept);
    const first = read.querySelector(".told.on");
    if (first && getComputedStyle(read).overflowY === "auto") {
      event.preventDefault();
      reveal(first);
    }
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") show((kept = []));
  });
}
