"use strict";
(() => {
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });

  /* Figures by their first number, words by the alphabet; what is not known, or open, comes last. */
  function keyOf(text, number) {
    if (!number) return text;
    const [found] = text.replaceAll(",", "").match(/-?[\d.]+/) || [];
    if (found === undefined) return null;
    return parseFloat(found) + (text.startsWith(">") ? 1e-6 : 0);
  }

  for (const table of document.querySelectorAll("table.sortable")) {
    const body = table.tBodies[0];
    const rows = Array.from(body.rows);
    if (rows.length < 2) continue;
    const heads = Array.from(table.tHead.rows[0].cells);
    heads.forEach((head, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener("click", () => {
        const next = { none: "ascending", ascending: "descending" }[head.ariaSort || "none"];
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        if (!next) return body.append(...rows);
        head.setAttribute("aria-sort", next);
        const way = next === "ascending" ? 1 : -1;
        const number = head.classList.contains("number");
        const compare = number ? (a, b) => a - b : collator.compare;
        const keyed = rows.map((row) => ({
          row, key: keyOf(row.cells[column].textContent.trim(), number),
        }));
        keyed.sort((a, b) => a.key === null || b.key === null
          ? (a.key === null) - (b.key === null) : way * compare(a.key, b.key));
        body.append(...keyed.map(({ row }) => row));
      });
    });
  }
})();
