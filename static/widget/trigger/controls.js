// A control for each paragraph, for those who read with their ears or by keyboard: seen only when it has the focus.
// One of them is a stop of the Tab key; the arrows lead from there to the others.

const CONTROL = `${TAG}-control`;
const small = styled(/*control.css*/ "");
const controls = () => [...body().querySelectorAll(CONTROL)].filter((each) => each.shadowRoot);
const step = (event) => {
  const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!way) return;
  event.preventDefault();
  const all = controls();
  const next = all[all.indexOf(event.currentTarget.getRootNode().host) + way]?.shadowRoot.firstChild;
  if (!next) return;
  event.currentTarget.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
};
const control = (element) => {
  const holder = document.createElement(CONTROL);
  const root = holder.attachShadow({ mode: "open" });
  root.adoptedStyleSheets = [small];
  const button = el("button", { type: "button", lang: SPOKEN, tabindex: "-1", keydown: step, click: () => open(null, button, element) }, T.paragraph);
  root.append(button);
  return holder;
};

// What is done for the paragraphs there are, and again for those that come later.
const tend = () => {
  waiting = 0;
  const unchanged = !translated();
  for (const part of parts())
    for (const { element, text } of read(part).blocks) {
      if (unchanged) original.set(element, text);
      if (part[0] !== "body" || settings.controls === "off" || !text.trim() || element.closest("pre")) continue;
      const there = element.querySelector(CONTROL);
      if (there?.shadowRoot) continue;
      there?.remove(); // a page that copies its nodes copies ours as an empty shell
      element.append(control(element));
    }
  const all = controls();
  if (all.length && !all.some((each) => each.shadowRoot.firstChild.tabIndex === 0)) all[0].shadowRoot.firstChild.tabIndex = 0;
};
let waiting = 0;
const later = () => (waiting ||= (window.requestIdleCallback || setTimeout)(tend));
new MutationObserver(later).observe(body().parentElement || body(), { childList: true, subtree: true });
later();
