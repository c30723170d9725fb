"use strict";
(() => {
  const STEP = 200;  /* Rows in the page at a time: with thousands of them, laying out takes seconds. */
  const table = document.getElementById("roster");
  const body = table.tBodies[0];
  const rows = Array.from(body.rows);
  const heads = Array.from(table.tHead.rows[0].cells);
  const form = document.getElementById("filter");
  const find = document.getElementById("find");
  const shown = document.getElementById("shown");
  const more = document.getElementById("more");
  const ranks = table.dataset.ranks.split(" ");
  const collator = new Intl.Collator("en", { numeric: true, sensitivity: "base" });
  const chips = new Map();
  const texts = new Map();
  let sorted = { column: 0, direction: 0 };
  let order = rows;
  let most = STEP;

  /* What a cell is ordered by. */
  const readers = {
    text: (text) => text,
    number: (text) => parseFloat(text.replaceAll(",", "")),
    time: (text) => text.split(":").reduce((sum, part) => 60 * sum + Number(part), 0),
    days: (text) => {
      const [days, least, most] = text.match(/\d+/g).map(Number);
      return 1e8 * days + 1e4 * (most || least) + least;
    },
    rank: (text, row) => ranks.indexOf(row.className),
  };

  function sort(column, direction) {
    sorted = { column, direction };
    heads.forEach((head) => head.removeAttribute("aria-sort"));
    order = rows;
    if (!direction) return;
    heads[column].setAttribute("aria-sort", direction > 0 ? "ascending" : "descending");
    const kind = heads[column].dataset.order;
    const compare = kind === "text" ? collator.compare : (a, b) => a - b;
    const keyed = rows.map((row) => {
      const text = row.cells[column].textContent.trim();
      return { row, key: text && readers[kind](text, row), empty: !text };
    });
    keyed.sort((a, b) => a.empty || b.empty ? a.empty - b.empty : direction * compare(a.key, b.key));
    order = keyed.map(({ row }) => row);
  }

  function textOf(row) {
    if (!texts.has(row)) texts.set(row, row.textContent.toLowerCase());
    return texts.get(row);
  }

  function pressed() {
    return Array.from(chips.keys()).filter((name) => chips.get(name).ariaPressed === "true");
  }

  function draw() {
    const words = find.value.toLowerCase().split(/\s+/).filter(Boolean);
    const wanted = pressed();
    const fitting = order.filter((row) => (!wanted.length || wanted.includes(row.className))
      && words.every((word) => textOf(row).includes(word)));
    body.replaceChildren(...fitting.slice(0, most));
    const some = fitting.length > most ? `, the first ${most} listed` : "";
    const text = `${fitting.length} of ${rows.length} clients${some}`;
    if (shown.textContent !== text) shown.textContent = text;
    more.hidden = !some;
    keep(wanted);
  }

  /* What is shown stands in the address: it outlives a reload, and can be a bookmark. */
  function keep(wanted) {
    const state = new URLSearchParams();
    if (find.value) state.set("find", find.value);
    if (wanted.length) state.set("show", wanted.join(" "));
    if (sorted.direction) state.set("sort", `${sorted.column} ${sorted.direction}`);
    const address = `${location.pathname}${location.search}${state.size ? `#${state}` : ""}`;
    try {
      history.replaceState(null, "", address);
    } catch { /* a viewer that allows no history: nothing is kept */ }
  }

  function restore() {
    const state = new URLSearchParams(location.hash.slice(1));
    find.value = state.get("find") || "";
    for (const name of (state.get("show") || "").split(" ")) {
      if (chips.has(name)) chips.get(name).ariaPressed = "true";
    }
    const [column, direction] = (state.get("sort") || "").split(" ").map(Number);
    if (heads[column] && [1, -1].includes(direction)) sort(column, direction);
    draw();
  }

  /* Turns what an element holds into a button. */
  function button(element, pressed) {
    const made = document.createElement("button");
    made.type = "button";
    made.append(...element.childNodes);
    element.append(made);
    made.addEventListener("click", () => { pressed(made); most = STEP; draw(); });
    return made;
  }

  heads.forEach((head, column) => button(head, () => {
    const now = sorted.column === column ? sorted.direction : 0;
    sort(column, { 0: 1, 1: -1, "-1": 0 }[now]);
  }));
  document.querySelectorAll("#counts li").forEach((item) => {
    const chip = button(item, (made) => {
      made.ariaPressed = made.ariaPressed === "true" ? "false" : "true";
    });
    chip.className = item.className;
    item.className = "";
    chip.ariaPressed = "false";
    chips.set(item.dataset.result, chip);
  });
  find.addEventListener("input", () => { most = STEP; draw(); });
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", (event) => {
    event.preventDefault();
    find.value = "";
    chips.forEach((chip) => { chip.ariaPressed = "false"; });
    sort(0, 0);
    most = STEP;
    draw();
  });
  more.addEventListener("click", () => { most += STEP; draw(); });
  addEventListener("beforeprint", () => { most = Infinity; draw(); });
  addEventListener("afterprint", () => { most = STEP; draw(); });
  form.hidden = false;

  const folder = decodeURIComponent(location.pathname).split("/").at(-2);
  if (folder) {
    document.getElementById("folder").textContent = ` ${folder}`;
    document.title = `${folder}: roster`;
  }
  restore();
})();
