// One's own searches, kept in this browser only: the last fifty, on the help page and under the search box. A search is
// what is asked, words and filters, whatever the view; its link leads to the view of it that was looked at last.
const KEY = "wsm-searches";
const MOST = 50;
const ASKED = ["q", "language", "passage", "theme", "context", "site", "author", "exclude", "since", "until",
  "any", "exact", "expand"];

const asked = (url) => {
  const parameters = new URL(url, location.origin).searchParams;
  return JSON.stringify(ASKED.map((name) => parameters.getAll(name).sort()));
};

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    const searches = new Map();
    for (const one of Array.isArray(kept) ? kept : []) {
      if (typeof one?.q !== "string" || typeof one?.url !== "string") continue;
      if (!searches.has(asked(one.url))) searches.set(asked(one.url), one);
    }
    return [...searches.values()];
  } catch {
    return [];
  }
};

const box = document.getElementById("q");
if (document.body.classList.contains("searching") && box && box.value) {
  const url = location.pathname + location.search;
  const kept = read().filter((one) => asked(one.url) !== asked(url));
  const switches = [...document.querySelectorAll(".switches :checked")].map((one) => one.closest("label"));
  const narrowing = [...document.querySelectorAll(".chip > span"), ...switches];
  kept.unshift({ q: box.value, url, narrowed: narrowing.map((one) => one.textContent.trim()).join(", ") });
  localStorage.setItem(KEY, JSON.stringify(kept.slice(0, MOST)));
}

if (box) {
  const options = document.createElement("datalist");
  options.id = "own-searches";
  for (const q of new Set(read().map((one) => one.q))) {
    const option = document.createElement("option");
    option.value = q;
    options.append(option);
  }
  box.after(options);
  box.setAttribute("list", options.id);
}

const section = document.querySelector("[data-history]");
const kept = read();
if (section && kept.length) {
  section.hidden = false;
  for (const one of kept) {
    const link = document.createElement("a");
    link.href = new URL(one.url, location.origin).pathname + new URL(one.url, location.origin).search;
    link.textContent = one.q;
    const item = document.createElement("li");
    item.append(link);
    if (one.narrowed) item.append(` (${one.narrowed})`);
    section.querySelector("ol").append(item);
  }
  section.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    section.hidden = true;
  });
}
