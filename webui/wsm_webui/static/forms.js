// Choices take effect at once; the builder shows the query it writes; empty fields stay out of the address.
for (const choice of document.querySelectorAll("[data-submit]")) {
  choice.addEventListener("change", () => choice.form.requestSubmit());
  const button = choice.form.querySelector("button[type=submit]");
  if (choice.form.matches(".options, .inline") && !choice.form.querySelector("input:not([type=hidden]):not([data-submit])")) {
    button.classList.add("visually-hidden");
  }
}

document.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData.entries()]) {
    if (value === "" && name !== "q") event.formData.delete(name);
  }
});

// A toggle of the reader leads back to the paragraph that was being read.
for (const link of document.querySelectorAll("[data-keep-place]")) {
  link.addEventListener("click", () => {
    const first = [...document.querySelectorAll(".text p[id]")].find((p) => p.getBoundingClientRect().bottom > 0);
    if (first && window.scrollY > 200) link.hash = first.id;
  });
}

const builder = document.querySelector("[data-builder]");
if (builder) {
  const shown = builder.querySelector("[data-written]");
  const split = (text) => text.match(/"[^"]+"|[^\s"]+/g) ?? [];
  const show = () => {
    const value = (name) => builder.elements[name].value.trim();
    const parts = [];
    if (value("all")) parts.push(split(value("all")).join(" "));
    if (value("phrase")) parts.push(`"${value("phrase").replaceAll('"', " ").trim()}"`);
    const any = split(value("any_of"));
    if (any.length) parts.push(any.length > 1 ? `(${any.join(" OR ")})` : any[0]);
    const title = split(value("title"));
    if (title.length) parts.push(title.length > 1 ? `title:(${title.join(" ")})` : `title:${title[0]}`);
    parts.push(...split(value("none_of")).map((word) => `NOT ${word}`));
    shown.hidden = parts.length === 0;
    shown.querySelector("code").textContent = parts.join(" AND ");
  };
  builder.addEventListener("input", show);
  show();
}
