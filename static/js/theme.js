// Light or dark: the system's choice, unless the reader chose otherwise on this device.
(() => {
  "use strict";
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const key = "corrections-desk:theme";

  const stored = () => {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  };

  const apply = (theme) => {
    if (theme === "dark" || theme === "light") root.dataset.theme = theme;
    else delete root.dataset.theme;
  };

  const current = () => root.dataset.theme || (dark.matches ? "dark" : "light");

  const keep = (theme) => {
    try {
      if (theme === (dark.matches ? "dark" : "light")) localStorage.removeItem(key);
      else localStorage.setItem(key, theme);
    } catch {
      // Storage may be closed to us; the choice then lasts as long as the page.
    }
  };

  const show = (button) => {
    const other = current() === "dark" ? "light" : "dark";
    const name = other === "dark" ? button.dataset.nameDark : button.dataset.nameLight;
    button.setAttribute("aria-label", name);
    button.title = name;
    for (const icon of button.querySelectorAll("[data-theme-icon]")) icon.hidden = icon.dataset.themeIcon !== other;
    button.hidden = false;
  };

  apply(stored());
  const connect = () => {
    const button = document.querySelector("[data-theme-switch]");
    if (!button) return;
    show(button);
    button.addEventListener("click", () => {
      const theme = current() === "dark" ? "light" : "dark";
      keep(theme);
      apply(theme);
      show(button);
    });
    dark.addEventListener("change", () => show(button));
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", connect);
  else connect();
})();
