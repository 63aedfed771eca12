// Tells whoever is at work that somebody took a case over, while they type: asked at signs of life only, since a page that
// asked by itself would keep a session open for nobody. The answer is parsed by XMLHttpRequest, which makes nothing run.
const EVERY = 15_000;

const place = document.querySelector("[data-taken-from]");
let last = Date.now();

const ask = () => {
  last = Date.now();
  const request = new XMLHttpRequest();
  request.open("GET", place.dataset.takenFrom);
  request.responseType = "document";
  request.setRequestHeader("Accept", "text/html");
  request.onload = () => {
    const said = request.status === 200 ? request.response?.querySelector("[data-taken]") : null;
    // What has the focus stays as it is, and what was told already is not told again.
    if (!said || place.contains(document.activeElement) || said.textContent === place.textContent) return;
    place.replaceChildren(...document.importNode(said, true).children);
    // The sheet no longer says that the case is one's own.
    if (place.querySelector("[data-here]")) document.querySelector("p.claim")?.remove();
  };
  request.send();
};

const alive = () => {
  if (Date.now() - last >= EVERY) ask();
};

if (place) {
  for (const sign of ["input", "keydown", "pointerdown", "focus"]) addEventListener(sign, alive, { passive: true });
}
