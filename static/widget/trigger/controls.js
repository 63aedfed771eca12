// A control for each paragraph, for those who read with their ears or by keyboard: seen only when it has the focus.
// One of them is a stop of the Tab key; the arrows lead from there to the others. The first has its
// own at once, the others when they come near the window, so that a long page costs no more than a short one.

const CONTROL = `${TAG}-control`;
const small = styled(/*control.css*/ "");
const buttonOf = (element) => element.querySelector(CONTROL)?.shadowRoot?.firstChild;
let known = [];
let stop = null;
const step = (event) => {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const next = known[known.findIndex((each) => buttonOf(each) === event.currentTarget) + way];
  if (next) stopAt(control(next)).focus();
};
const stopAt = (button) => {
  if (stop) stop.tabIndex = -1;
  stop = button;
  button.tabIndex = 0;
  return button;
};
const control = (element) => {
  const there = buttonOf(element);
  if (there) return there;
  element.querySelector(CONTROL)?.remove(); // a page that copies its nodes copies ours as an empty shell
  const holder = document.createElement(CONTROL);
  const root = holder.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [small];
  const button = el("button", { type: "button", lang: SPOKEN, dir: host.dir, tabindex: "-1", keydown: step, click: () => open(null, button, element) }, T.paragraph);
  root.append(button);
  element.append(holder);
  return button;
};
const observer = new IntersectionObserver(
  (seen) => {
    for (const { isIntersecting, target } of seen) if (isIntersecting) control(target);
  },
  { rootMargin: "100%" },
);

// What is done for the paragraphs there are, and again for those that come later.
const tend = () => {
  waiting = 0;
  const unchanged = !translated();
  known = leaves(body()).filter((each) => each.tagName !== "IMG" && !each.closest(`pre,h1,${FOREIGN}`) && each.textContent.trim());
  for (const each of known) {
    if (unchanged) original.set(each, isPlaced(each) ? each.textContent : folded(each.textContent));
    if (settings.controls !== "off" && !buttonOf(each)) observer.observe(each);
  }
  if (known.length && settings.controls !== "off" && !stop?.isConnected) stopAt(control(known[0]));
};
let waiting = 0;
const later = () => (waiting ||= (window.requestIdleCallback || setTimeout)(tend));
new MutationObserver((changes) => {
  const theirs = (node) => node.localName !== CONTROL;
  if (changes.some((each) => [...each.addedNodes].some(theirs))) later();
}).observe(body().parentElement || body(), { childList: true, subtree: true });
later();
