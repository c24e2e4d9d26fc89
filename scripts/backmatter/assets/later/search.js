/* What page/search.js calls when a reader searches. */
(() => {
  "use strict";

  const documents = new URL("../../search/documents.json", document.currentScript.src);

  /* A worker's script in a frame, because browsers start no worker from a file. */
  async function framed(url, answer) {
    const frame = document.createElement("iframe");
    frame.hidden = true;
    document.body.append(frame);
    const inner = frame.contentWindow;
    const load = (address) =>
      new Promise((onload, onerror) => {
        const script = inner.document.createElement("script");
        inner.document.body.append(Object.assign(script, { src: address, onload, onerror }));
      });
    inner.postMessage = (data) => answer({ data });
    inner.importScripts = (...urls) =>
      urls.reduce((before, next) => before.then(() => load(next)), Promise.resolve());
    await load(url);
    const send = (data) => inner.dispatchEvent(new MessageEvent("message", { data }));
    return { postMessage: send };
  }

  /* The worker for an index, with the documents put into it. For pages read from files
     Material has loaded them from a script by itself. */
  self.beginSearch = async (Worker, url, index, answer) => {
    if (location.protocol === "file:") return framed(url, answer);
    const worker = new Worker(url);
    worker.onmessage = answer;
    const whole = await fetch(documents);
    index.docs = await whole.json();
    return worker;
  };
})();
