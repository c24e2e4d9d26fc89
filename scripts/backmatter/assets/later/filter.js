/* The bibliography filtered as one types, without regard to case and accents. */
(() => {
  "use strict";

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  self.addFilter = () => {
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
  };
})();
