// Drafts: kept until the server has stored the report. On the desk's own pages they outlive the tab; on pages of
// others they stay in the tab, without the address, since that site's own scripts could read them.

const ours = location.origin === home.origin;
const KEY = `corrections-desk:draft:${ARTICLE}`;
const drafts = (change) => {
  try {
    const storage = ours ? localStorage : sessionStorage;
    const kept = JSON.parse(storage.getItem(KEY)) || {};
    if (change) {
      change(kept);
      if (Object.keys(kept).length) storage.setItem(KEY, JSON.stringify(kept));
      else storage.removeItem(KEY);
    }
    return kept;
  } catch {
    return {}; // Storage may be closed to us; the dialog itself still holds what was typed.
  }
};
const nameOf = (passage) => (passage ? `${passage.part} ${passage.start} ${passage.end} ${passage.exact}` : "");

function keep() {
  drafts((kept) => {
    kept.last = nameOf(passage);
    kept[kept.last] = {
      passage,
      label: chosen?.label,
      attempt,
      values: {
        proposed: proposed.value,
        comment: comment.value,
        evidence: evidence.value,
        kind: kind.value,
        relation: relation.checked,
        email: ours ? email.value : "",
      },
    };
  });
}

function forget() {
  drafts((kept) => {
    delete kept[nameOf(passage)];
    delete kept.last;
  });
}

// Receipts are kept on the desk's own pages only, in the reader's own browser.
function remember(receipt) {
  if (!ours) return;
  try {
    const known = JSON.parse(localStorage.getItem("corrections-desk:receipts")) || [];
    const title = document.querySelector("#article-headline")?.textContent || document.title;
    const here = { receipt, title, at: new Date().toISOString() };
    localStorage.setItem("corrections-desk:receipts", JSON.stringify([here, ...known].slice(0, 50)));
  } catch {
    // The receipt itself is shown all the same.
  }
}
