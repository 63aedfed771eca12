// "You read an earlier version": which version was read is kept on this device only, and never sent.
(() => {
  "use strict";
  const box = document.querySelector("[data-since]");
  if (!box) return;
  const key = "corrections-desk:read";
  const most = 200;
  const { article, version } = box.dataset;
  const current = Number(version);

  const known = () => {
    try {
      const kept = JSON.parse(localStorage.getItem(key));
      return Array.isArray(kept) ? kept.filter((each) => Array.isArray(each) && each.length === 2) : [];
    } catch {
      return [];
    }
  };

  const keep = (read) => {
    try {
      const others = read.filter(([name]) => name !== article);
      localStorage.setItem(key, JSON.stringify([...others, [article, current]].slice(-most)));
    } catch {
      // Storage may be closed to us; then nothing is remembered.
    }
  };

  const line = (note) => {
    const entry = document.createElement("li");
    const words = note.querySelector("p").cloneNode(true);
    const link = document.createElement("a");
    link.href = `#${note.id}`;
    link.textContent = box.dataset.go;
    entry.append(words, link);
    return entry;
  };

  const read = known();
  const before = read.find(([name]) => name === article)?.[1];
  keep(read);
  if (!Number.isInteger(before) || before >= current) return;
  const came = [...document.querySelectorAll(".note[data-version]")].filter(
    (note) => Number(note.dataset.version) > before,
  );
  if (!came.length) return;
  box.querySelector("ul").append(...came.map(line));
  box.hidden = false;
})();
