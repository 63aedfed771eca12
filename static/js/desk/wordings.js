// "Use this wording" fills the form in place; without script the link loads the sheet with it.
export const wordings = (form, look) => {
  document.addEventListener("click", (event) => {
    const link = event.target.closest("[data-use]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    form.elements.proposed.value = link.dataset.use;
    form.elements.proposed.focus();
    look();
  });
};
