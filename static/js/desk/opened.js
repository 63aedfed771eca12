// What a key opens gets the focus: the first field of a section that unfolds; Enter on a chosen reason sends it.
const first = (details) => details.querySelector("select, textarea, input:not([type=hidden])");

export const focusOpened = (details) => {
  const summary = details.querySelector("summary");
  summary.addEventListener("click", () => {
    if (!details.open) requestAnimationFrame(() => first(details)?.focus());
  });
};

export const sendByEnter = (details) => {
  const form = details.querySelector("form");
  form.addEventListener("keydown", (event) => {
    const go = event.key === "Enter" && (event.target.matches("select, input") || event.ctrlKey || event.metaKey);
    if (!go || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    form.requestSubmit();
  });
};
