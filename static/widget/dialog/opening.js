// Opening and closing: what is asked about, the draft that comes back, the focus and the selection as they were.

let passage = null;
let chosen = null;
let choices = [];
let attempt = {};
let busy = false;
let opener = null;
let saved = null;
let whenDone = () => {};

dialog.append(form);
dialog.addEventListener("close", () => {
  clearInterval(ticking);
  if (!form.isConnected) dialog.replaceChildren(form);
  opener?.focus?.({ preventScroll: true });
  // The reader's selection comes back as it was.
  if (saved) {
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(saved);
  }
  hide();
  whenDone();
});

function open(asked, done) {
  if (dialog.open) return true;
  whenDone = done;
  opener = asked.opener;
  saved = asked.chosen;
  const { found, block, translation } = asked;
  const long = found && points(found.exact) > LONGEST_QUOTE;
  const named = found && !long;
  choices = named ? [] : (block && sentences(block)) || everything();
  load(named ? found : block ? choices[0].anchor() : null, !saved && !block, choices[0]);
  const words = [
    long ? T.tooLong : saved && !found ? T.blank : "",
    saved?.several ? T.several : "",
    translation !== null ? T.translated : "",
    said.textContent,
  ];
  tell(words.filter(Boolean).join(" "));
  if (named && translation && !comment.value) comment.value = fill(T.readAs, { words: translation.slice(0, 500) });
  placeField.hidden = Boolean(named);
  fit();
  // A selection that becomes inert costs a long page tens of milliseconds; it comes back when the dialog closes.
  if (saved) getSelection().removeAllRanges();
  dialog.showModal();
  count();
  (matchMedia("(pointer:fine)").matches && passage?.exact && named ? proposed : form.querySelector("h2")).focus();
  return true;
}

function choose(choice) {
  load(choice.anchor(), false, choice);
  count();
}

// Shows a passage, with what the reader typed about it before; without one, the last draft comes back.
function load(wanted, resume, choice) {
  const kept = drafts();
  const last = resume && kept.last !== undefined && kept[kept.last];
  const draft = last || kept[nameOf(wanted)] || {};
  passage = draft.passage || wanted;
  attempt = draft.attempt || {};
  chosen = choice;
  if (last) {
    // The passage of the last draft need not be one of those that the page offers.
    const label = last.label || short(last.passage?.exact || T.whole);
    chosen = choices.find((each) => each.label === label) || { label, anchor: () => last.passage };
    if (!choices.includes(chosen)) choices.splice(1, 0, chosen);
  }
  where.replaceChildren(...choices.map((each) => el("option", {}, each.label)));
  where.selectedIndex = Math.max(0, choices.indexOf(chosen));
  const values = draft.values || {};
  proposed.value = values.proposed ?? (passage?.exact || "");
  comment.value = values.comment || "";
  evidence.value = values.evidence || "";
  kind.value = values.kind || "";
  relation.checked = Boolean(values.relation);
  email.value = values.email || "";
  more.open = Boolean(evidence.value || kind.value || email.value || relation.checked);
  quote.textContent = passage ? passage.exact : "";
  quoted.hidden = proposedField.hidden = !passage?.exact;
  commentField.querySelector(".hint").textContent = passage?.exact ? T.commentHint : "";
  plain.href = formFor(passage);
  const typed = comment.value || evidence.value || kind.value || email.value || relation.checked || proposed.value !== quote.textContent;
  tell(typed && draft.values ? T.kept : "");
  complain("");
  preview();
  send.textContent = T.send;
}

// Others may have reported the same words: that they did is all that anyone learns.
async function count() {
  others.hidden = true;
  if (!passage || passage.start === null || ARTICLE.includes("/")) return;
  const { part, start, end } = passage;
  const asked = passage;
  try {
    const address = new URL(`/api/v1/articles/${encodeURIComponent(ARTICLE)}/reported`, home);
    address.search = new URLSearchParams({ part, start, end });
    const answer = await fetch(address, { credentials: "omit" });
    const { reports } = answer.ok ? await answer.json() : {};
    if (passage === asked) others.hidden = !reports;
  } catch {
    // It is only a courtesy.
  }
}

// On a phone the sheet stands above the keyboard.
const port = window.visualViewport;
function fit() {
  if (!port) return;
  place.setProperty("--room", `${Math.round(port.height)}px`);
  place.setProperty("--keyboard", `${Math.max(0, Math.round(innerHeight - port.height - port.offsetTop))}px`);
}
if (port) for (const name of ["resize", "scroll"]) port.addEventListener(name, fit);

shadow.append(el("div", { class: "root", lang: host.lang, dir: host.dir }, dialog));
