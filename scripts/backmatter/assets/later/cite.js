/* “Cite this”: a dialog for the passage at hand, made of what the page says already, and copy
   buttons. Without this script the handles are links to the passages, and all of it stands
   under “Cite this page”. Loaded by page/cite.js, which calls what stands in `citeThis`. */
(() => {
  "use strict";

  const make = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const all = (root, selector) => [...root.querySelectorAll(selector)];

  /* Copies with italics where that can be, else as text, else marks the text for the reader. */
  async function copy(source) {
    const text = source.innerText.trim();
    try {
      if (source.matches(".cite-text") && self.ClipboardItem) {
        const item = (type, data) => [type, new Blob([data], { type })];
        const types = [item("text/plain", text), item("text/html", source.innerHTML)];
        await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(types))]);
      } else await navigator.clipboard.writeText(text);
      return "Copied";
    } catch {
      getSelection().selectAllChildren(source);
      return document.execCommand?.("copy") ? "Copied" : "Press Ctrl+C";
    }
  }

  function addCopy(source, name) {
    const button = make("button", { type: "button", className: "cite-copy", textContent: "Copy" });
    const status = make("span", { className: "cite-status" });
    status.setAttribute("role", "status");
    button.setAttribute("aria-label", `Copy ${name}`);
    button.onclick = async () => {
      status.textContent = await copy(source);
      setTimeout(() => (status.textContent = ""), 2500);
    };
    source.after(button, status);
  }

  function addCopies(root) {
    for (const source of all(root, ".cite-text, .cite-records pre")) {
      const label = source.closest("dd") ?? source;
      addCopy(source, label.previousElementSibling?.textContent ?? "citation");
    }
  }

  function dialogFor({ kind, where, id, title }) {
    const page = document.getElementById("cite").closest("section");
    const [address] = page.querySelector("a.cite-address").href.split("#");
    const dialog = make("dialog", { className: "cite-this cite-dialog" });
    const close = make("button", { type: "button", className: "cite-close", textContent: "×" });
    const heading = make("h2", { textContent: title, id: "cite-title" });
    const forms = page.querySelector(".cite-forms").cloneNode(true);
    const records = page.querySelector(".cite-records").cloneNode(true);
    const line = make("p", { className: "cite-line" });
    const link = make("a", { className: "cite-address", href: "#" });
    for (const pattern of all(page, `[data-kind="${kind}"]`))
      forms.querySelector(`[data-cite="${pattern.dataset.cite}"]`).innerHTML = pattern.innerHTML;
    close.setAttribute("aria-label", "Close");
    dialog.setAttribute("aria-labelledby", heading.id);
    line.append(link);
    dialog.append(close, heading, line, forms, records);
    for (const node of all(dialog, ".cite-copy, .cite-status, [download]")) node.remove();
    for (const node of all(dialog, ".cite-where")) node.textContent = where;
    for (const node of all(dialog, ".cite-address")) {
      node.textContent = `${address}#${id}`;
      if (node.href) node.href = node.textContent;
    }
    addCopy(link, "address");
    addCopies(dialog);
    close.onclick = () => dialog.close();
    dialog.onclick = (event) => {
      if (event.target === dialog) dialog.close();
    };
    dialog.onclose = () => dialog.remove();
    return dialog;
  }

  function open(handle) {
    const { citeKind: kind, citeWhere: where } = handle.dataset;
    const title = kind === "section" ? where : `${kind === "note" ? "Note" : "Paragraph"} ${where}`;
    const dialog = dialogFor({ kind, where, id: handle.hash.slice(1), title });
    history.replaceState(history.state, "", handle.hash);
    document.body.append(dialog);
    dialog.showModal();
  }

  self.citeThis = { open, fit: (root) => root.querySelector(".cite-copy") || addCopies(root) };
})();
