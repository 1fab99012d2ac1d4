// One's own searches, kept in this browser only: the last fifty, on the help page and under the search box.
const KEY = "wsm-searches";
const MOST = 50;

const read = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.q === "string" && typeof one?.url === "string") : [];
  } catch {
    return [];
  }
};

const box = document.getElementById("q");
if (document.body.classList.contains("searching") && box && box.value) {
  const url = location.pathname + location.search;
  const kept = read().filter((one) => one.url !== url);
  kept.unshift({ q: box.value, url });
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
    section.querySelector("ol").append(item);
  }
  section.querySelector("button").addEventListener("click", () => {
    localStorage.removeItem(KEY);
    section.hidden = true;
  });
}
