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
  builder.querySelector("[data-without-script]").hidden = true;
  const shown = builder.querySelector("[data-written]");
  let waiting;
  // The page that writes the query without a script is asked for it: there is one writer of queries.
  const show = async () => {
    const page = await fetch(`${builder.dataset.builder}?${new URLSearchParams(new FormData(builder))}`);
    if (!page.ok) return;
    const written = new DOMParser().parseFromString(await page.text(), "text/html").querySelector("[data-written]");
    if (written) shown.replaceChildren(...written.children);
  };
  builder.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(show, 200);
  });
}
