// A button beside everything worth copying.
const said = document.getElementById("said");

for (const text of document.querySelectorAll("[data-copy]:not(#said)")) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "quiet copy";
  button.textContent = said.dataset.copy;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text.textContent.trim());
    button.textContent = said.dataset.copied;
    said.textContent = said.dataset.copied;
    setTimeout(() => {
      button.textContent = said.dataset.copy;
      said.textContent = "";
    }, 2000);
  });
  text.after(button);
}
