// Sending a report, and what to say when that fails.

const report = () => {
  const { about = "", kind: usual = "" } = chosen || {};
  const unchanged = !passage?.exact || proposed.value === passage.exact;
  const words = comment.value.trim();
  return {
    article: ARTICLE,
    title: document.title.slice(0, 300),
    version: Number(settings.version) || null,
    ...(passage || {}),
    proposed: unchanged ? null : proposed.value,
    comment: about && words ? `${about}: ${words}` : words,
    error_type: kind.value || usual,
    evidence_url: evidence.value.trim(),
    relation: relation.checked ? "quoted" : "none",
    email: email.value.trim(),
  };
};

const call = (path, body, headers = {}) =>
  fetch(new URL(`/api/v1/${path}`, home), {
    method: "POST",
    credentials: "omit",
    headers: { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": host.lang, ...headers },
    body,
    signal: AbortSignal.timeout(20000),
  });

// The refusal's own sentence, in the reader's language; a proxy in between has none. It is about one fault: where several
// fields are at fault, the others have sentences of their own.
const failure = (status, error, wait) => {
  const sentence = { 404: T.unknown, 410: T.removedArticle, 413: T.tooBig, 429: wait ? fill(T.tooManyWait, { minutes: Math.ceil(wait / 60) }) : T.tooMany };
  const words = (status < 500 && error.message) || sentence[status] || T.fault;
  const fields = {};
  const others = { invalid_link: T.badLink, invalid_email: T.badEmail };
  for (const [name, code] of Object.entries(error.fields || {})) if (name in FIELDS) fields[name] = code === error.code ? words : others[code] || T.check;
  return Object.keys(fields).length ? [T.check, fields] : [`${words} ${T.stays}`];
};

async function submit(event) {
  event.preventDefault();
  if (busy) return;
  const content = report();
  if (content.proposed === null && !content.comment)
    return complain(T.check, { comment: passage?.exact ? T.nothing : T.nothingWhole });
  const text = JSON.stringify(content);
  // The same words again are the same report, however often they are sent.
  if (attempt.text !== text) attempt = { text, key: crypto.randomUUID?.() || `${Date.now()}-${Math.random()}` };
  keep();
  complain("");
  busy = true;
  send.setAttribute("aria-disabled", "true");
  send.textContent = live.textContent = T.sending;
  let blocked = false;
  let heard;
  const forbidden = (violation) => {
    blocked ||= violation.blockedURI.startsWith(home.origin);
    if (blocked) heard?.();
  };
  document.addEventListener("securitypolicyviolation", forbidden);
  try {
    const solution = await proven();
    proof = null;
    const answer = await call("submissions", text, { "Idempotency-Key": attempt.key, ...(solution && { "Altcha-Solution": solution }) });
    const stored = await answer.json().catch(() => null);
    if (answer.ok && stored?.url) return finish(stored);
    complain(...failure(answer.ok ? 500 : answer.status, stored?.error || {}, Number(answer.headers.get("Retry-After"))));
  } catch (error) {
    // The event about a forbidden connection comes after the connection has failed; in Firefox from another process.
    if (!blocked) await new Promise((done) => setTimeout((heard = done), 300));
    const words = error.name === "TimeoutError" ? T.slow : navigator.onLine ? (blocked ? T.blocked : T.unreachable) : T.offline;
    const link = el("a", { href: formFor(passage), target: "_blank", rel: "noopener" }, T.plain);
    complain(`${words} ${T.stays} `, {}, navigator.onLine ? link : "");
  } finally {
    document.removeEventListener("securitypolicyviolation", forbidden);
    busy = false;
    send.removeAttribute("aria-disabled");
    live.textContent = "";
    send.textContent = alert.hidden ? T.send : T.again;
  }
}
