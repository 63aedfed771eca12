// Asks the server for the same page as it would be, and takes its moving parts over.
// The answer is parsed by XMLHttpRequest: unlike DOMParser it makes nothing run and needs no Trusted Types policy.
const WAIT = 350;
// What decides the words that go out; nothing else has to be seen again before it is sent.
const CHANGES = /^(proposed|headline|dek|find|say|also|together|words-.*)$/;
const FOLLOWING = ["note_kind", "severity", "error_type", "placement", "note", "wrong", "right"];

let asking = null;

const ask = (address, body) =>
  new Promise((resolve) => {
    asking?.abort();
    const request = new XMLHttpRequest();
    asking = request;
    request.open("POST", address);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html");
    request.onload = () => resolve(request.status === 200 ? request.response : null);
    request.onerror = () => resolve(null);
    request.onabort = () => resolve(null);
    request.send(body);
  });

const takeParts = (page) => {
  for (const part of document.querySelectorAll("[data-live]")) {
    const fresh = page.querySelector(`[data-live="${part.dataset.live}"]`);
    if (!fresh) continue;
    const open = part.querySelector("details")?.open;
    const focused = part.contains(document.activeElement) ? document.activeElement.id : "";
    part.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    const details = part.querySelector("details");
    if (details && open !== undefined) details.open = open;
    if (focused) document.getElementById(focused)?.focus();
  }
};

// A field that was changed while the question was under way is left alone.
const takeFields = (form, page, sent) => {
  for (const name of FOLLOWING) {
    const field = form.elements[name];
    const fresh = page.querySelector(`[data-publish] [name="${name}"]`);
    if (fresh && field.value === sent.get(name)) field.value = fresh.value;
  }
  for (const name of ["data-note", "data-no-note", "data-lowered"]) {
    const fresh = page.querySelector(`[${name}]`);
    const shown = form.querySelector(`[${name}]`);
    if (fresh && shown && !shown.contains(document.activeElement)) shown.hidden = fresh.hidden;
  }
};

export const lookAhead = (form) => {
  let timer = 0;
  let turn = 0;

  const look = async () => {
    clearTimeout(timer);
    const mine = ++turn;
    const sent = new FormData(form);
    const page = await ask(form.dataset.preview, new URLSearchParams(sent));
    if (page === null || mine !== turn || !page.querySelector("[data-publish]")) return;
    takeFields(form, page, sent);
    takeParts(page);
    delete form.dataset.unseen;
  };

  // What was typed after the last look is not published before it was seen.
  const soon = (event) => {
    if (CHANGES.test(event.target.name)) form.dataset.unseen = "";
    clearTimeout(timer);
    timer = setTimeout(look, WAIT);
  };

  form.classList.add("scripted");
  form.addEventListener("input", soon);
  const lookAndOffer = async () => {
    await look();
    const go = form.querySelector("[data-go]");
    go?.focus();
    go?.scrollIntoView({ block: "nearest" });
  };
  form.querySelector("[data-look]").addEventListener("click", (event) => {
    event.preventDefault();
    lookAndOffer();
  });
  form.addEventListener("submit", (event) => {
    if ("unseen" in form.dataset && event.submitter?.matches("[name=timing]")) {
      event.preventDefault();
      lookAndOffer();
    } else {
      clearTimeout(timer);
      asking?.abort();
    }
  });
  return look;
};
