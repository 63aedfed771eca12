// Keeps what is typed into the sheet's other forms with the case, in every pause, so that nothing is lost.
const WAIT = 600;

const save = (form) => {
  const body = new URLSearchParams(new FormData(form));
  // keepalive lets the last words leave with the page.
  return fetch(form.dataset.kept, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
};

export const keepDrafts = (form) => {
  let timer = 0;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      save(form).catch(() => {});
    }, WAIT);
  });
  // What is sent is no draft any more: nothing may follow it.
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
  });
  addEventListener("pagehide", () => {
    if (timer) save(form).catch(() => {});
  });
};
