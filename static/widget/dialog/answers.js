// What a stored report is told at once: that it is stored, or the answer there is already; and ten seconds to take it back.

const CANCEL_WITHIN = 10;
let ticking = 0;

const told = (stored) => {
  if (stored.answer) return stored.answer.sentence;
  return { quarantined: T.waiting, unplaced: T.unplaced, answered: T.answered }[stored.state] || T.done;
};

const takingBack = (stored) => {
  if (!["open", "quarantined"].includes(stored.state)) return "";
  let left = CANCEL_WITHIN;
  const words = () => fill(T.takeBack, { seconds: left });
  const cancel = button(words(), {
    click: async () => {
      clearInterval(ticking);
      const answer = await call("submissions/withdrawal", JSON.stringify({ receipt: stored.receipt })).catch(() => null);
      if (!answer?.ok) return cancel.replaceWith(el("p", { role: "alert" }, T.notTaken));
      attempt = {};
      dialog.replaceChildren(form);
      keep();
      tell(T.taken);
      send.textContent = T.send;
      form.querySelector("h2").focus();
    },
  });
  ticking = setInterval(() => {
    left -= 1;
    if (left) return (cancel.textContent = words());
    clearInterval(ticking);
    if (cancel.getRootNode().activeElement === cancel) dialog.querySelector("h2").focus();
    cancel.remove();
  }, 1000);
  return cancel;
};

// What was said and what stands there now, or why it was left: with a way to say something new.
const answered = ({ answer }) => {
  if (!answer) return [];
  const words = [answer.reason, answer.message].filter(Boolean).map((each) => el("p", { dir: "auto" }, each));
  const { before, after } = answer;
  if (before || after) words.push(el("div", { class: "text", dir: "auto", lang: LANGUAGE }, ...compared(before, after)));
  return words;
};

function finish(stored) {
  const address = new URL(stored.url, home).href;
  const known = stored.state === "answered";
  const title = el("h2", { id: "title", tabindex: "-1" }, known ? T.fixedTitle : T.doneTitle);
  const code = el("code", {}, address);
  const copied = el("span", { role: "status" }, T.copy);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address);
      copied.textContent = T.copied;
    } catch {
      getSelection().selectAllChildren(code);
    }
  };
  forget();
  remember(stored.receipt);
  dialog.replaceChildren(
    el(
      "div",
      { class: "done" },
      el("div", { class: "head" }, title, closing()),
      el(
        "div",
        { class: "scroll" },
        el("p", { role: "status" }, told(stored), email.value && !known ? ` ${T.byMail}` : ""),
        ...answered(stored),
        stored.reference ? el("p", { class: "hint" }, fill(T.reference, { reference: stored.reference })) : "",
        el("span", { class: "name" }, T.private),
        el("div", { class: "address" }, code, button(copied, { click: copy })),
      ),
      el(
        "div",
        { class: "foot" },
        el("a", { class: "button", href: address, target: "_blank", rel: "noopener noreferrer" }, known ? T.addNew : T.follow),
        takingBack(stored),
        button(T.close, { click: () => dialog.close() }),
      ),
    ),
  );
  title.focus();
}
