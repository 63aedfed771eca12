// The button near the selection, the keys and the links that open the dialog, and the way to load it.

const el = (tag, attributes = {}, ...children) => {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") node.addEventListener(name, value);
    else if (value === true) node.setAttribute(name, "");
    else if (value || value === "") node.setAttribute(name, value);
  }
  node.append(...children);
  return node;
};
const styled = (css) => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
};
const sheet = styled(/*button.css*/ "");
const place = sheet.cssRules[0].style;
const host = document.createElement(TAG);
const shadow = host.attachShadow({ mode: "open" });
shadow.adoptedStyleSheets = [sheet];
host.lang = SPOKEN;
host.dir = /^(ar|ckb|dv|fa|he|ps|sd|ur|yi)\b/.test(SPOKEN) ? "rtl" : "ltr";

let range = null;
let pressed = false;
let timer = 0;
let showing = false;
// Both are needed: a pressed button must not take the selection away (iOS listens to mousedown).
const keep = (event) => event.preventDefault();
const near = el(
  "button",
  { type: "button", class: "near", dir: host.dir, popover: "manual", hidden: true, "aria-keyshortcuts": "Control+Enter Meta+Enter", click: () => open(range), pointerenter: () => fetched().catch(() => {}), pointerdown: keep, mousedown: keep },
  T.report,
);
const plainly = el("a", { class: "near", dir: host.dir, popover: "manual", target: "_blank", rel: "noopener", hidden: true }, T.plain);
// In the top layer nothing of the page lies above, and a transformed body does not move what is fixed.
const raise = (button) => {
  button.hidden = false;
  if (!button.matches(":popover-open")) button.showPopover?.();
};
const lower = (button) => {
  if (!button.hidden) button.hidePopover?.();
  button.hidden = true;
};
const hide = () => [near, plainly].forEach(lower);
const follow = () => {
  const shown = [near, plainly].find((each) => !each.hidden);
  if (!shown) return;
  const boxes = range ? [...range.getClientRects()].filter((box) => box.width) : [];
  const [top, last] = [boxes[0], boxes.at(-1)];
  if (range && (!last || last.bottom < 0 || top.top > innerHeight)) return hide();
  const { offsetWidth: width, offsetHeight: height } = shown;
  // A finger's handles and the system's own menu stand right at the words.
  const gap = matchMedia("(pointer:coarse)").matches ? 28 : 8;
  const below = last ? last.bottom + gap : innerHeight;
  const y = below + height < innerHeight ? below : top ? Math.max(8, top.top - height - gap) : innerHeight;
  place.setProperty("--x", `${Math.round(Math.min(Math.max(8, (last?.right || 0) - width / 2), around.clientWidth - width - 8))}px`);
  place.setProperty("--y", `${Math.round(Math.min(y, innerHeight - height - 8))}px`);
};
const settle = () => {
  clearTimeout(timer);
  timer = setTimeout(() => {
    if (pressed || showing) return;
    const now = selected();
    if (!now || !measure(now)) return hide();
    range = now;
    lower(plainly);
    raise(near);
    follow();
  }, 100);
};
document.addEventListener("selectionchange", settle);
addEventListener("pointerdown", (event) => (pressed = event.target !== host && event.pointerType === "mouse"), true);
for (const name of ["pointerup", "pointercancel"])
  addEventListener(name, () => pressed && ((pressed = false), settle()), true);
addEventListener("scroll", follow, { passive: true, capture: true });
addEventListener("resize", follow);

const typing = (event) => {
  const target = event.composedPath()[0];
  return event.isComposing || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
};
addEventListener("keydown", (event) => {
  if (event.key === "Escape") hide();
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || event.defaultPrevented) return;
  const now = typing(event) || showing ? null : selected();
  if (!now) return;
  event.preventDefault();
  open(now);
});
addEventListener("click", (event) => {
  const link = event.target instanceof Element && event.target.closest("[data-corrections-report]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
  event.preventDefault();
  open(selected(), link);
});

// The form that needs no script, with the passage filled in.
const formFor = (passage) => {
  const address = new URL("/report", home);
  const { exact, ...named } = passage || {};
  const known = { article: ARTICLE, version: settings.version, ...named, exact: exact && exact.length < 500 ? exact : "" };
  for (const [name, value] of Object.entries(known)) if (value || value === 0) address.searchParams.set(name, value);
  return address.href;
};

// Fetched once; a pointer that comes near the button has it fetched before the click.
let dialog = null;
const fetched = () => {
  const address = new URL(home);
  address.search = new URLSearchParams({ dialog: SPOKEN, made: /*MADE*/ "" });
  return (dialog ||= import(address.href));
};
async function open(chosen, opener = document.activeElement, block = null) {
  clearTimeout(timer);
  // Measured before anything is awaited: the page may draw its words again meanwhile.
  const found = chosen && measure(chosen);
  const asked = { chosen, found, opener, block, translation: translated() ? String(chosen || "") : null };
  try {
    const { default: begin } = await fetched();
    showing = begin({ ...kit, asked, done: () => (showing = false) });
    hide();
  } catch {
    // The page's policy may let the script in and nothing else: then there is still the form.
    dialog = null;
    range = chosen;
    lower(near);
    plainly.href = formFor(found);
    raise(plainly);
    follow();
    plainly.focus();
  }
}
const kit = { ARTICLE, LANGUAGE, LONGEST_QUOTE, anchor, el, formFor, hide, home, host, parts, place, points, read, segments, settings, shadow, styled };
shadow.append(near, plainly);
document.body.append(host);
