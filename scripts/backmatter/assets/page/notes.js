/* Notes beside their marks. Without this they stand at the end of the text. A note is never
   copied: its one node is placed in the margin or opened at its mark. */

import { all, isPlain, make, onPage, swallow } from "./dom.js";
import { canPop, place, px } from "./box.js";

const wide = matchMedia("(min-width: 76.25em)");
const GAP = 10;
let act; // the act on this page, if there is one
let opened; // the note that is open at its mark
let pressed; // the note that was open when the pointer went down
let origin; // the mark to which the focus goes back
let hovered; // what is under the pointer

const noteOf = (mark) => document.getElementById(mark.hash.slice(1));
const boxOf = (note) => note.querySelector(".note-box");
const marksOf = (note) =>
  note.id ? all(act, `.note-mark a[href$="#${CSS.escape(note.id)}"]`) : [];

/* Margin: each note as high as its mark, below the one before, none below the text if
   there is room above. If all of them need more room than the text, the page grows. */
function layOut() {
  if (!act?.isConnected || !wide.matches) return;
  const notes = all(act, ".note");
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
  for (const lit of all(document, ".is-lit")) lit.classList.remove("is-lit");
  for (const target of [hovered, document.activeElement]) {
    const mark = target?.closest?.(".note-mark a");
    const note = mark ? noteOf(mark) : target?.closest?.(".act .note");
    if (note) for (const lit of [note, ...marksOf(note)]) lit.classList.add("is-lit");
  }
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

/* Leaving an open note by Tab leads back to its mark, not to the end of the page. */
function leave(event) {
  const box = opened && boxOf(opened);
  if (event.key === "Escape" && !opened && event.target.closest(".act .note-box")) back();
  if (event.key !== "Tab" || !box?.contains(event.target)) return;
  const stops = all(box, "a, button");
  const [first, last] = [stops[0], stops.at(-1)];
  if (event.target !== (event.shiftKey ? first : last) && event.target !== box) return;
  if (event.target === box && !event.shiftKey) return;
  event.preventDefault();
  box.hidePopover();
  back();
}

const observer = new ResizeObserver(layOut);

function start() {
  observer.disconnect();
  opened = origin = null;
  act = document.querySelector(".act");
  document.querySelector(".md-search")?.setAttribute("aria-label", "Search"); // has none
  if (!act) return;
  act.classList.add("has-margin");
  layOut();
  for (const part of [act, ...all(act, ".act > *, .note")]) observer.observe(part);
  if (wide.matches) act.querySelector(".note:target")?.scrollIntoView({ block: "center" });
}

addEventListener("click", (event) => {
  if (!isPlain(event)) return;
  follow(event);
  goBack(event);
}, true);
addEventListener("pointerdown", () => (pressed = opened), true);
addEventListener("pointerover", ({ target }) => light((hovered = target)));
addEventListener("focusin", light);
addEventListener("keydown", leave);
addEventListener("resize", () => {
  if (opened && wide.matches) boxOf(opened).hidePopover();
  else if (opened) place(boxOf(opened), origin);
});
wide.addEventListener("change", layOut);
document.fonts.ready.then(layOut);
onPage(start);
