/* The filter comes with the bibliography. */

import { later, onPage } from "./dom.js";

onPage(() => {
  if (document.querySelector("[role=doc-bibliography]"))
    later("filter.js").then(() => addFilter());
});
