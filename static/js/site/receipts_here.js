// The receipts of reports sent from this browser: kept in its storage, listed here, and erased here.
const KEY = "corrections-desk:receipts";
const RECEIPT = /^[A-Z2-7]{26}$/;

export const receipts = () => {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY));
    return Array.isArray(kept) ? kept.filter((each) => RECEIPT.test(each?.receipt)) : [];
  } catch {
    return [];
  }
};
export const keep = (kept) => {
  try {
    if (kept.length) localStorage.setItem(KEY, JSON.stringify(kept.slice(0, 50)));
    else localStorage.removeItem(KEY);
    return true;
  } catch {
    return false;
  }
};

const page = document.getElementById("receipts-here");
if (page) {
  const [list, none, erase, said] = ["list", "none", "erase", "said"].map((name) => document.getElementById(`receipts-${name}`));
  // Day before month, as all our pages write it.
  const language = document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang;
  const written = new Intl.DateTimeFormat(language, { dateStyle: "long", timeStyle: "short" });
  const make = (tag, attributes, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const show = () => {
    const kept = receipts();
    none.hidden = kept.length > 0;
    erase.hidden = !kept.length;
    list.replaceChildren(
      ...kept.map(({ receipt, title, at }) => {
        const when = new Date(at);
        const name = make("a", { href: `/receipts/${receipt}`, dir: "auto" }, String(title || receipt));
        const remove = make("button", { type: "button", class: "button secondary small" }, page.dataset.remove);
        remove.addEventListener("click", () => {
          keep(receipts().filter((each) => each.receipt !== receipt));
          show();
          said.textContent = said.dataset.removed;
          (list.querySelector("a") || page.querySelector("h1")).focus();
        });
        const moment = Number.isNaN(when.getTime()) ? [] : [make("time", { datetime: when.toISOString(), class: "quiet" }, written.format(when))];
        return make("li", { class: "kept-receipt" }, make("p", {}, name), make("p", { class: "bar" }, ...moment, remove));
      }),
    );
  };
  erase.addEventListener("click", () => {
    keep([]);
    show();
    said.textContent = said.dataset.erased;
    page.querySelector("h1").focus();
  });
  page.querySelector("h1").tabIndex = -1;
  show();
}

// On a receipt's own page: the offer to put it into the list.
const offer = document.querySelector("[data-keep-receipt]");
if (offer) {
  const { keepReceipt: receipt, title, kept } = offer.dataset;
  const known = () => receipts().some((each) => each.receipt === receipt);
  offer.hidden = known();
  offer.addEventListener("click", () => {
    if (known() || keep([{ receipt, title, at: new Date().toISOString() }, ...receipts()])) offer.textContent = kept;
  });
}
