// Shortcuts, listed on "?"; they can be switched off, and never act while somebody types.
const OFF = "wsm-shortcuts-off";
const list = document.getElementById("keys-list");
const on = () => localStorage.getItem(OFF) === null;

for (const line of document.querySelectorAll("[data-keys-switch]")) {
  const box = line.querySelector("input");
  line.hidden = false;
  box.checked = on();
  box.addEventListener("change", () => {
    if (box.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, "1");
  });
}

const follow = (link) => link && link.click();

const step = (by) => {
  const stops = [...document.querySelectorAll(".hits h2 a, .kwic td.hit a")];
  if (!stops.length) return;
  const here = stops.indexOf(document.activeElement);
  const next = stops[Math.min(Math.max(here + by, 0), stops.length - 1)];
  next.focus();
};

const actions = {
  "/": () => {
    const box = document.getElementById("q");
    if (box) {
      box.focus();
      box.select();
    }
  },
  "?": () => list.showModal(),
  j: () => step(1),
  k: () => step(-1),
  n: () => follow(document.querySelector('[data-key="n"], .pager [rel="next"]')),
  p: () => follow(document.querySelector('[data-key="p"], .pager [rel="prev"]')),
};
for (const number of [1, 2, 3, 4, 5, 6]) {
  actions[number] = () => follow(document.querySelectorAll(".tabs a")[number - 1]);
}

document.addEventListener("keydown", (event) => {
  if (!on() || event.ctrlKey || event.metaKey || event.altKey || list.open) return;
  if (event.target.closest("input, textarea, select, [contenteditable]")) return;
  const action = actions[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});
