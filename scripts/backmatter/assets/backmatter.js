/* Notes beside their marks, works behind their short forms, a filter for the bibliography.
   Without this script all of it stands in the page: notes at its end, works on their page.
   A note is never copied: its one node is placed in the margin or opened at its mark. */
(() => {
  "use strict";

  const wide = matchMedia("(min-width: 76.25em)");
  const canPop = "popover" in HTMLElement.prototype;
  const GAP = 10;
  const EDGE = 8;
  let act; // the act on this page, if there is one
  let opened; // the note that is open at its mark
  let pressed; // the note that was open when the pointer went down
  let origin; // the mark to which the focus goes back
  let hovered; // what is under the pointer
  let timer;

  const noteOf = (mark) => document.getElementById(mark.hash.slice(1));
  const boxOf = (note) => note.querySelector(".note-box");
  const marksOf = (note) =>
    note.id ? [...act.querySelectorAll(`.note-mark a[href$="#${CSS.escape(note.id)}"]`)] : [];
  const px = (value) => `${value}px`;
  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);

  /* Margin: each note as high as its mark, below the one before, none below the text if
     there is room above. If all of them need more room than the text, the page grows. */
  function layOut() {
    if (!act?.isConnected || !wide.matches) return;
    const notes = [...act.querySelectorAll(".note")];
    const zoom = act.currentCSSZoom || 1;
    const { top } = act.getBoundingClientRect();
    const end = act.querySelector(".endnotes")?.offsetTop;
    const heights = notes.map((note) => note.offsetHeight);
    const tops = [];
    let free = 0;
    notes.forEach((note, i) => {
      const [mark] = marksOf(note);
      const wanted = mark ? (mark.parentNode.getBoundingClientRect().top - top) / zoom : free;
      tops[i] = Math.max(wanted, free);
      free = tops[i] + heights[i] + GAP;
    });
    const needed = heights.reduce((sum, height) => sum + height + GAP, tops[0]);
    let floor = Math.max(end, needed);
    for (let i = notes.length - 1; i >= 0; i--) {
      tops[i] = Math.min(tops[i], floor - heights[i]);
      floor = tops[i] - GAP;
      notes[i].style.top = px(tops[i]);
    }
    act.style.setProperty("--bm-height", px(Math.max(end, needed)));
  }

  /* Mark and note light up together: those under the pointer and those in focus. */
  function light() {
    for (const lit of document.querySelectorAll(".is-lit")) lit.classList.remove("is-lit");
    for (const target of [hovered, document.activeElement]) {
      const mark = target?.closest?.(".note-mark a");
      const note = mark ? noteOf(mark) : target?.closest?.(".act .note");
      if (note) for (const lit of [note, ...marksOf(note)]) lit.classList.add("is-lit");
    }
  }

  /* Put a box below its anchor, or above it where there is more room, within the window. */
  function place(box, anchor) {
    const zoom = box.currentCSSZoom || 1;
    const { clientWidth, clientHeight } = document.documentElement;
    const at = anchor.getBoundingClientRect();
    const [above, below] = [at.top - 2 * EDGE, clientHeight - at.bottom - 2 * EDGE];
    box.style.maxHeight = px(Math.max(above, below, 0) / zoom);
    const { width, height } = box.getBoundingClientRect();
    const left = Math.max(EDGE, Math.min(at.left - 2 * EDGE, clientWidth - width - EDGE));
    const top = height <= below || below >= above ? at.bottom + EDGE : at.top - height - EDGE;
    box.style.left = px((left + scrollX) / zoom);
    box.style.top = px((top + scrollY) / zoom);
  }

  function open(note, mark) {
    const box = boxOf(note);
    const label = mark.getAttribute("aria-label");
    const close = make("button", { type: "button", className: "note-close", textContent: "×" });
    close.setAttribute("aria-label", `Close ${label.toLowerCase()}`);
    close.onclick = () => box.hidePopover();
    note.style.minHeight = px(note.offsetHeight);
    Object.assign(box, { popover: "auto", role: "dialog", ariaLabel: label, tabIndex: -1 });
    box.prepend(close);
    box.showPopover();
    opened = note;
    origin = mark;
    place(box, mark);
    box.focus({ preventScroll: true });
    box.addEventListener("toggle", function closed(event) {
      if (event.newState === "open") return;
      box.removeEventListener("toggle", closed);
      const { activeElement } = document;
      if (activeElement === document.body || box.contains(activeElement)) back();
      close.remove();
      for (const name of ["popover", "role", "aria-label", "tabindex", "style"])
        box.removeAttribute(name);
      note.style.minHeight = "";
      if (opened === note) opened = null;
    });
  }

  const back = () => origin?.focus({ preventScroll: true });

  function follow(event) {
    const mark = event.target.closest(".note-mark a");
    const note = mark && noteOf(mark);
    if (!note || !act?.contains(mark)) return;
    if (wide.matches) {
      origin = mark;
      boxOf(note).tabIndex = -1;
      boxOf(note).focus({ preventScroll: true });
      note.scrollIntoView({ block: "nearest" });
    } else if (canPop) {
      if (!event.detail || pressed !== note) open(note, mark);
    } else return;
    swallow(event);
  }

  function goBack(event) {
    const link = event.target.closest(".act .note-back");
    const mark = link && noteOf(link)?.querySelector("a");
    if (!mark || !(wide.matches || opened)) return;
    swallow(event);
    origin = mark;
    if (opened) boxOf(opened).hidePopover();
    mark.focus();
  }

  function swallow(event) {
    event.preventDefault();
    event.stopPropagation(); // the theme would follow the link
  }

  /* Leaving an open note by Tab leads back to its mark, not to the end of the page. */
  function leave(event) {
    const box = opened && boxOf(opened);
    if (event.key === "Escape" && !opened && event.target.closest(".act .note-box")) back();
    if (event.key !== "Tab" || !box?.contains(event.target)) return;
    const stops = [...box.querySelectorAll("a, button")];
    const [first, last] = [stops[0], stops.at(-1)];
    if (event.target !== (event.shiftKey ? first : last) && event.target !== box) return;
    if (event.target === box && !event.shiftKey) return;
    event.preventDefault();
    box.hidePopover();
    back();
  }

  /* The full entry of a work, or the meaning of a term, shown on hover and focus. */
  const NAMED = ".work, .is-short, .term";
  const card = make("div", { id: "bm-card", popover: "auto" });
  let cited;

  function reveal(link) {
    const isTerm = link.matches(".term");
    const entry = document
      .querySelector(isTerm ? "template.meanings" : "template.works")
      ?.content.querySelector(`[data-key="${CSS.escape(decodeURIComponent(link.hash.slice(1)))}"]`);
    if (!entry || (opened && !opened.contains(link))) return;
    conceal();
    const more = make("a", { href: link.href, textContent: isTerm ? "Among the terms" : "In the bibliography" });
    card.replaceChildren(entry.cloneNode(true), more);
    link.after(card);
    link.setAttribute("aria-describedby", card.id);
    card.showPopover();
    place(card, link);
    cited = link;
  }

  /* A term opens at a click too, as notes do; if it is open its link is followed. */
  function define(event) {
    const link = event.target.closest(".term");
    if (!link || !canPop || link === cited) return;
    reveal(link);
    if (link === cited) swallow(event);
  }

  function conceal() {
    clearTimeout(timer);
    cited?.removeAttribute("aria-describedby");
    cited = null;
    card.remove();
  }

  function hover(event) {
    hovered = event.target;
    light();
    if (!canPop || event.pointerType === "touch") return;
    const link = event.target.closest(NAMED);
    clearTimeout(timer);
    if (link && link !== cited) timer = setTimeout(reveal, 200, link);
    else if (!link && cited && !card.contains(event.target)) timer = setTimeout(conceal, 400);
  }

  function focus(event) {
    light();
    const link = event.target.closest(NAMED);
    if (link && canPop && link !== cited && link.matches(":focus-visible")) reveal(link);
    else if (cited && link !== cited && !card.contains(event.target)) conceal();
  }

  /* Bibliography: filter as you type, without regard to case and accents. */
  const plain = (text) =>
    text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  function addFilter() {
    const list = document.querySelector("[role=doc-bibliography]");
    if (!list || list.querySelector(".filter")) return;
    const entries = [...list.querySelectorAll(".entry")].map((e) => [e, plain(e.textContent)]);
    const input = make("input", { type: "search", autocomplete: "off" });
    const label = make("label", { textContent: "Filter " });
    const count = make("output");
    const box = make("p", { className: "filter" });
    label.append(input);
    box.append(label, count);
    list.prepend(box);
    input.oninput = () => {
      const words = plain(input.value).split(/\s+/);
      let found = 0;
      for (const [entry, text] of entries) {
        entry.hidden = !words.every((word) => text.includes(word));
        found += !entry.hidden;
      }
      for (const group of list.querySelectorAll("section"))
        group.hidden = !group.querySelector(".entry:not([hidden])");
      count.textContent = `${found} of ${entries.length}`;
    };
  }

  /* A theme that changes pages in place may scroll before the new page is laid out. */
  let first = true;
  let restoring = false;

  function land() {
    const target = !first && !restoring && document.getElementById(location.hash.slice(1));
    first = restoring = false;
    if (target) setTimeout(() => location.replace(location.hash), 50);
  }

  const observer = new ResizeObserver(layOut);

  function start() {
    observer.disconnect();
    opened = origin = cited = null;
    act = document.querySelector(".act");
    addFilter();
    land();
    document.querySelector(".md-search")?.setAttribute("aria-label", "Search"); // has none
    if (!act) return;
    act.classList.add("has-margin");
    layOut();
    for (const part of [act, ...act.querySelectorAll(".act > *, .note")]) observer.observe(part);
    if (wide.matches)
      act.querySelector(".note:target")?.scrollIntoView({ block: "center" });
  }

  addEventListener("click", (event) => {
    if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    follow(event);
    goBack(event);
    define(event);
  }, true);
  addEventListener("popstate", () => (restoring = true));
  addEventListener("pointerdown", () => (pressed = opened), true);
  addEventListener("pointerover", hover);
  addEventListener("focusin", focus);
  addEventListener("keydown", leave);
  addEventListener("resize", () => {
    if (opened && wide.matches) boxOf(opened).hidePopover();
    else if (opened) place(boxOf(opened), origin);
  });
  card.addEventListener("toggle", (event) => {
    if (event.newState === "closed" && card.isConnected) conceal();
  });
  wide.addEventListener("change", layOut);
  document.fonts.ready.then(layOut);
  if (self.document$) document$.subscribe(start);
  else start();
})();
