// Moves through the cards, and on a wide screen shows the case of the chosen card beside them.
// Without this the cards are links to their cases. The answer is parsed by XMLHttpRequest, which makes nothing run.
const WIDE = matchMedia("(min-width: 75rem)");
const WAIT = 120;

const pane = document.querySelector("[data-glance-pane]");
const cards = () => [...document.querySelectorAll("#cards .case-card")];
let shown = null;
let timer = 0;

const load = (address) =>
  new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html");
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.send();
  });

const show = async (card) => {
  if (!pane || !WIDE.matches || card === shown) return;
  shown = card;
  const page = await load(card.dataset.glanceFrom);
  const glance = page?.querySelector("[data-glance]");
  if (!glance || card !== shown) return;
  for (const each of cards()) each.classList.toggle("is-at-glance", each === card);
  pane.replaceChildren(document.importNode(glance, true));
  pane.scrollTop = 0;
  pane.hidden = false;
  pane.parentElement.classList.add("has-glance");
};

const soon = (card) => {
  clearTimeout(timer);
  timer = setTimeout(() => show(card), WAIT);
};

const at = () => cards().findIndex((card) => card.contains(document.activeElement));

const move = (step) => {
  const all = cards();
  if (!all.length) return;
  const from = at() >= 0 ? at() : all.indexOf(shown);
  const begun = at() >= 0 || (from > 0 && shown);
  const to = begun ? Math.min(Math.max(from + step, 0), all.length - 1) : step > 0 ? 0 : all.length - 1;
  all[to].querySelector(".case-link").focus();
  all[to].scrollIntoView({ block: "nearest" });
};

for (const button of document.querySelectorAll("[data-move]")) {
  button.hidden = false;
  button.addEventListener("click", () => move(Number(button.dataset.move)));
}

for (const button of document.querySelectorAll("[data-tick]")) {
  button.hidden = false;
  button.addEventListener("click", () => {
    const card = cards()[at()] ?? shown;
    const tick = card?.querySelector(".case-tick input");
    if (tick) tick.checked = !tick.checked;
  });
}

document.querySelector("#cards")?.addEventListener("focusin", (event) => soon(event.target.closest(".case-card")));
document.querySelector("#cards")?.addEventListener("pointerover", (event) => {
  const card = event.target.closest(".case-card");
  if (card && event.pointerType === "mouse") soon(card);
});
if (cards().length) show(cards()[0]);
WIDE.addEventListener("change", () => cards().length && show(shown ?? cards()[0]));
