// Keys press what is visible: a control with data-key="j" is clicked, a field or data-key-focus is focused.
// Silent while a field has the focus or a dialog is open; Control+Enter works everywhere. Each person may switch them off.
const FIELDS = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";

const dialog = document.querySelector("[data-keys-dialog]");
const opener = document.querySelector("[data-keys-open]");
let off = dialog?.querySelector("[data-keys-used]").checked === false;

// The choice is kept with the account; where it cannot be, it lasts as long as the page.
const keep = (on) => {
  const body = new URLSearchParams({ csrf_token: document.querySelector("[name=csrf_token]").value, used: on ? "yes" : "no" });
  const headers = { Accept: "application/json" };
  fetch(dialog.dataset.keysKept, { method: "POST", body, headers, keepalive: true }).catch(() => {});
};

// The letter on the key; where the layout is not Latin, the letter that stands there on a Latin one.
export const keyOf = (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return "Control+Enter";
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  if (event.key.length === 1 && event.key > "\u007f" && /^Key[A-Z]$/.test(event.code)) {
    return event.code[3].toLowerCase();
  }
  return event.key.length === 1 ? event.key.toLowerCase() : event.key;
};

const controls = () => [...document.querySelectorAll("[data-key]")];
const shown = (control) => control.checkVisibility() && !control.disabled;

const press = (control) => {
  if (control.matches(FIELDS) || "keyFocus" in control.dataset) {
    control.focus();
    control.select?.();
    control.scrollIntoView({ block: "nearest" });
  } else {
    control.click();
  }
};

document.addEventListener("keydown", (event) => {
  if (off || event.defaultPrevented || event.isComposing || document.querySelector("dialog[open]")) return;
  const key = keyOf(event);
  if (!key || (key !== "Control+Enter" && event.target.closest?.(FIELDS))) return;
  const control = controls().find((each) => each.dataset.key === key && shown(each));
  if (!control) return;
  event.preventDefault();
  press(control);
});

const named = (control) => control.dataset.keyName || control.getAttribute("aria-label") || control.textContent.trim();

const line = (control) => {
  const row = document.createElement("li");
  for (const part of control.dataset.key.split("+")) {
    const key = document.createElement("kbd");
    key.textContent = part === "Control" ? "Ctrl" : part;
    row.append(key, " ");
  }
  const name = document.createElement("span");
  name.textContent = named(control);
  row.append(name);
  return row;
};

if (dialog && opener) {
  const used = dialog.querySelector("[data-keys-used]");
  used.addEventListener("change", () => {
    off = !used.checked;
    keep(!off);
  });
  opener.hidden = false;
  opener.addEventListener("click", () => {
    const rows = new Map(controls().filter(shown).map((each) => [each.dataset.key, line(each)]));
    dialog.querySelector("[data-keys-list]").replaceChildren(...rows.values());
    dialog.showModal();
  });
}
