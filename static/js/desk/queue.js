// Moves through the cards of the queue; the keys j and k press the same two buttons.
const links = () => [...document.querySelectorAll("#cards .case-link")];

const move = (step) => {
  const all = links();
  if (!all.length) return;
  const at = all.findIndex((link) => link.closest(".case-card").contains(document.activeElement));
  const chosen = at < 0 ? (step > 0 ? 0 : all.length - 1) : Math.min(Math.max(at + step, 0), all.length - 1);
  all[chosen].focus();
  all[chosen].closest(".case-card").scrollIntoView({ block: "nearest" });
};

for (const button of document.querySelectorAll("[data-move]")) {
  button.hidden = false;
  button.addEventListener("click", () => move(Number(button.dataset.move)));
}
