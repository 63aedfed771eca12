// The form: its nodes are built, never made from markup.

const hidden = (text) => el("span", { class: "hidden", dir: host.dir }, text);
const drawing = (...paths) => {
  const make = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = make("svg");
  svg.setAttribute("viewBox", "0 0 24 24");
  svg.setAttribute("aria-hidden", "true");
  for (const d of paths) svg.appendChild(make("path")).setAttribute("d", d);
  return svg;
};
const field = (name, label, control, hint) => {
  control.id = control.name = name;
  control.setAttribute("aria-describedby", hint ? `${name}-hint ${name}-error` : `${name}-error`);
  return el(
    "div",
    { class: "field" },
    el("label", { for: name }, label),
    hint ? el("span", { class: "hint", id: `${name}-hint` }, hint) : "",
    el("span", { class: "wrong", id: `${name}-error` }),
    control,
  );
};
const button = (words, attributes) => el("button", { type: "button", class: "button plain", ...attributes }, words);

shadow.adoptedStyleSheets = [...shadow.adoptedStyleSheets, styled(/*dialog.css*/ "")];
const dialog = el("dialog", { "aria-labelledby": "title" });
const where = el("select", { change: () => choose(choices[where.selectedIndex]) });
const quote = el("blockquote", { dir: "auto", lang: LANGUAGE, tabindex: "0", "aria-labelledby": "quoted" });
const quoted = el("div", { class: "quoted" }, el("span", { class: "name", id: "quoted" }, T.quoted), quote);
const proposed = el("textarea", { rows: 2, dir: "auto", lang: LANGUAGE });
const change = el("div", { class: "text", dir: "auto", lang: LANGUAGE });
const comment = el("textarea", { rows: 2, dir: "auto" });
const evidence = el("input", { type: "url", inputmode: "url", placeholder: "https://", autocomplete: "off" });
const kind = el("select", {}, ...T.kinds.map(([value, words]) => el("option", { value }, words)));
const relation = el("input", { type: "checkbox", id: "relation", name: "relation" });
const email = el("input", { type: "email", autocomplete: "email" });
const alert = el("div", { class: "alert", role: "alert", tabindex: "-1", hidden: true });
const said = el("p", { class: "said", hidden: true });
const others = el("p", { class: "said", role: "status", hidden: true }, T.reported);
const live = el("p", { role: "status", class: "hidden" });
const send = el("button", { class: "button" }, T.send);
const plain = el("a", { class: "plainly", target: "_blank", rel: "noopener" }, T.plain);
const placeField = field("where", T.where, where);
const proposedField = field("proposed", T.proposed, proposed, T.proposedHint);
const changeField = el("div", {}, el("span", { class: "name" }, T.change), change);
const commentField = field("comment", T.comment, comment, T.commentHint);
const more = el(
  "details",
  {},
  el("summary", {}, T.more),
  field("evidence_url", T.evidence, evidence),
  field("error_type", T.kind, kind),
  el("label", { class: "check" }, relation, T.relation),
  field("email", T.email, email, T.emailHint),
);
const closing = () =>
  el(
    "button",
    { type: "button", class: "close", "aria-label": T.close, title: T.close, click: () => dialog.close() },
    drawing("M18 6 6 18", "m6 6 12 12"),
  );
const form = el(
  "form",
  { novalidate: true, submit },
  el("div", { class: "head" }, el("h2", { id: "title", tabindex: "-1" }, T.report), closing()),
  el("div", { class: "scroll" }, alert, said, others, placeField, quoted, proposedField, changeField, commentField, more, live),
  el("div", { class: "foot" }, send, button(T.cancel, { click: () => dialog.close() }), plain),
);
const FIELDS = { proposed, comment, evidence_url: evidence, error_type: kind, email };
form.addEventListener("input", () => {
  prepare();
  preview();
  keep();
});
form.addEventListener("keydown", (event) => {
  if (dialog.open && event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat && !event.isComposing) form.requestSubmit();
});

function tell(words) {
  said.textContent = words;
  said.hidden = !words;
}

function preview() {
  const changed = passage?.exact && proposed.value !== passage.exact;
  changeField.hidden = !changed;
  if (!changed) return;
  change.replaceChildren(...compared(passage.exact, proposed.value));
  if (!proposed.value) change.append(" ", el("span", { class: "hint" }, T.gone));
}

const compared = (before, after) =>
  difference(before, after).map(([tag, text]) =>
    tag === "same" ? text : el(tag, {}, hidden(`${tag === "del" ? T.removed : T.added} `), text),
  );

function complain(sentence, fields = {}, ...rest) {
  for (const [name, control] of Object.entries(FIELDS)) {
    const wrong = fields[name] || "";
    form.querySelector(`#${name}-error`).textContent = wrong;
    if (wrong) control.setAttribute("aria-invalid", "true");
    else control.removeAttribute("aria-invalid");
    if (wrong && more.contains(control)) more.open = true;
  }
  alert.replaceChildren(...(sentence ? [el("p", {}, sentence, ...rest)] : []));
  alert.hidden = !sentence;
  const wrong = Object.keys(FIELDS).find((name) => fields[name]);
  if (wrong) {
    FIELDS[wrong].focus({ preventScroll: true });
    FIELDS[wrong].parentNode.scrollIntoView({ block: "nearest" });
  } else if (sentence) alert.focus();
}
