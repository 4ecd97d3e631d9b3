// What the console's pages do beyond forms and htmx. Every page works without it.

document.addEventListener("click", async event => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  await navigator.clipboard.writeText(field.value ?? field.textContent);
  button.textContent = "已复制";
});

document.addEventListener("click", event => {
  if (event.target.closest("[data-print]")) window.print();
});

// an answer such as "not valid" is shown too, where htmx would drop it
document.body.addEventListener("htmx:beforeSwap", event => {
  if (event.detail.xhr.status === 422) {
    event.detail.shouldSwap = true;
    event.detail.isError = false;
  }
});

// how many characters a field with a limit still takes
for (const field of document.querySelectorAll("[data-limit]")) {
  const rest = document.createElement("span");
  rest.className = "limit";
  rest.setAttribute("aria-live", "polite");
  field.after(rest);
  const tell = () => {
    const left = Number(field.dataset.limit) - field.value.trim().length;
    rest.textContent = left < 0 ? `超出 ${-left} 个字` : `还可以写 ${left} 个字`;
  };
  field.addEventListener("input", tell);
  tell();
}
