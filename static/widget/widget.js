/* Corrections Desk: "report an error" for any article page. One file, no dependency, no cookie, no global.
   <script src="https://desk.example/widget.js" data-article="slug" data-version="3" defer></script> */
(() => {
  "use strict";
  const STRINGS = /*STRINGS*/ {};
  const script = document.currentScript;
  const TAG = "corrections-desk";
  if (!script || document.querySelector(TAG)) return;

  const settings = script.dataset;
  const home = new URL(script.src);
  const canonical = document.querySelector('link[rel="canonical"]');
  const ARTICLE = settings.article || (canonical ? canonical.href : location.href.split(/[?#]/)[0]);
  const PARTS = [
    ["headline", document.querySelector(settings.headline || "#article-headline")],
    ["dek", document.querySelector(settings.dek || "#article-dek")],
    ["body", document.querySelector(settings.body || "#article-body")],
  ].filter(([, element]) => element);
  const body = PARTS.at(-1)?.[1] || document.body;
  const tongue = body.closest("[lang]");
  const LANGUAGE = (tongue && tongue.lang) || "en";
  const SPOKEN = [LANGUAGE, LANGUAGE.split("-")[0]].find((each) => each in STRINGS) || "en";
  const T = STRINGS[SPOKEN] || {};
  const LONGEST_QUOTE = 2000;

  // --- The text: what stands where, in code points of a part's canonical text -----------------------------

  // What others put into the page is not the article's text.
  const FOREIGN = `script,style,noscript,template,aside,[data-corrections="ignore"],${TAG}`;
  const LEAVES = "p,h1,h2,h3,h4,h5,h6,li,td,th,pre,figcaption,caption,dt,dd,blockquote";
  const points = (text) => [...text].length;
  const segments = (text, granularity) =>
    Intl.Segmenter
      ? Array.from(new Intl.Segmenter(LANGUAGE, { granularity }).segment(text), (each) => each.segment)
      : text.match(granularity === "word" ? /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu : /./gsu) || [];

  const textNodes = (block) => {
    const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
      if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
      return node.matches(FOREIGN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
    });
    const found = [];
    while (walker.nextNode()) found.push(walker.currentNode);
    return found;
  };

  // A part as its blocks, each with its text, its start (code points; null where the page does not say) and
  // its place in the joined text (UTF-16 units).
  const read = ([part, element]) => {
    let elements = [element];
    if (part === "body") {
      elements = [...element.querySelectorAll("[data-start]")];
      if (!elements.length) elements = [...element.querySelectorAll(LEAVES)].filter((each) => !each.querySelector(LEAVES));
    }
    const blocks = [];
    let text = "";
    for (const each of elements) {
      if (each.closest(FOREIGN)) continue;
      const nodes = textNodes(each);
      const block = { element: each, nodes, text: nodes.map((node) => node.data).join(""), start: null };
      if (part !== "body") block.start = 0;
      else if (each.dataset.start) block.start = Number(each.dataset.start);
      const last = blocks.at(-1);
      if (last) {
        const gap = block.start === null ? 1 : block.start - last.start - points(last.text);
        text += "\n".repeat(Math.max(1, gap) || 1);
      }
      block.at = text.length;
      text += block.text;
      blocks.push(block);
    }
    return { part, blocks, text };
  };

  const anchor = ({ part, blocks, text }, from, to) => {
    const offset = (unit) => {
      const block = blocks.findLast((each) => each.at <= unit);
      return block.start === null ? null : block.start + points(text.slice(block.at, unit));
    };
    return {
      part,
      start: offset(from),
      end: offset(to),
      exact: text.slice(from, to),
      prefix: segments(text.slice(Math.max(0, from - 400), from).replace(/^[\udc00-\udfff]/, ""), "grapheme").slice(-32).join(""),
      suffix: segments(text.slice(to, to + 400).replace(/[\ud800-\udbff]$/, ""), "grapheme").slice(0, 32).join(""),
    };
  };

  // The selected words of a part. A block that is merely touched (the triple click that ends at offset 0 of the
  // next paragraph) adds nothing, and neither does white space at the ends.
  const cut = (read, range) => {
    let from = -1;
    let to = -1;
    for (const block of read.blocks) {
      if (!range.intersectsNode(block.element)) continue;
      let at = block.at;
      for (const node of block.nodes) {
        if (range.intersectsNode(node)) {
          const start = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? node.length : 0;
          const end = node === range.endContainer ? range.endOffset : range.comparePoint(node, node.length) > 0 ? 0 : node.length;
          if (end > start) {
            if (from < 0) from = at + start;
            to = at + end;
          }
        }
        at += node.length;
      }
    }
    while (from < to && /\s/.test(read.text[from])) from++;
    while (from < to && /\s/.test(read.text[to - 1])) to--;
    return from < to ? anchor(read, from, to) : null;
  };

  // Where a selection reaches over several parts, the one with most of it counts.
  const measure = (range) =>
    PARTS.filter(([, element]) => range.intersectsNode(element))
      .map((part) => cut(read(part), range))
      .filter(Boolean)
      .sort((one, other) => other.exact.length - one.exact.length)[0] || null;

  const selected = () => {
    const selection = getSelection();
    for (let number = 0; selection && number < selection.rangeCount; number++) {
      const range = selection.getRangeAt(number);
      if (!range.collapsed && PARTS.some(([, element]) => range.intersectsNode(element))) return range.cloneRange();
    }
    return null;
  };

  const paragraphs = () =>
    PARTS.map(read).flatMap((part) =>
      part.blocks
        .filter((block) => block.text.trim())
        .map((block) => ({
          label: segments(block.text.replace(/\s+/g, " ").trim(), "grapheme").slice(0, 90).join(""),
          anchor: anchor(part, block.at, block.at + [...block.text].slice(0, LONGEST_QUOTE).join("").length),
        })),
    );

  // --- The difference: whole words, common ends first, the longest common run of words between them ---------

  const difference = (before, after) => {
    const a = segments(before, "word");
    const b = segments(after, "word");
    const pieces = [];
    const add = (kind, text) => {
      if (!text) return;
      if (pieces.at(-1)?.[0] === kind) pieces.at(-1)[1] += text;
      else pieces.push([kind, text]);
    };
    let head = 0;
    while (head < a.length && head < b.length && a[head] === b[head]) head++;
    let tail = 0;
    while (tail < a.length - head && tail < b.length - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++;
    const old = a.slice(head, a.length - tail);
    const fresh = b.slice(head, b.length - tail);
    add("same", a.slice(0, head).join(""));
    const wide = fresh.length + 1;
    if (old.length * fresh.length > 250000) {
      add("del", old.join(""));
      add("ins", fresh.join(""));
    } else {
      const longest = new Uint16Array((old.length + 1) * wide);
      for (let i = old.length - 1; i >= 0; i--)
        for (let j = fresh.length - 1; j >= 0; j--)
          longest[i * wide + j] =
            old[i] === fresh[j]
              ? longest[(i + 1) * wide + j + 1] + 1
              : Math.max(longest[(i + 1) * wide + j], longest[i * wide + j + 1]);
      let [i, j, gone, come] = [0, 0, "", ""];
      const flush = () => {
        add("del", gone);
        add("ins", come);
        gone = come = "";
      };
      while (i < old.length || j < fresh.length) {
        if (i < old.length && old[i] === fresh[j]) {
          // White space between two changes belongs to them: it reads better in one piece.
          const joins = (gone || come) && !old[i].trim() && old[i + 1] !== fresh[j + 1];
          if (joins) {
            gone += old[i];
            come += fresh[j];
          } else {
            flush();
            add("same", old[i]);
          }
          i++;
          j++;
        } else if (j >= fresh.length || (i < old.length && longest[(i + 1) * wide + j] >= longest[i * wide + j + 1])) gone += old[i++];
        else come += fresh[j++];
      }
      flush();
    }
    add("same", tail ? a.slice(-tail).join("") : "");
    return pieces;
  };

  // --- Building the page's nodes: never from markup ----------------------------------------------------------

  const el = (tag, attributes = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) {
      if (typeof value === "function") node.addEventListener(name, value);
      else if (value === true) node.setAttribute(name, "");
      else if (value || value === "") node.setAttribute(name, value);
    }
    node.append(...children);
    return node;
  };
  const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
  const hidden = (text) => el("span", { class: "hidden" }, text);
  const drawing = (...paths) => {
    const make = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
    const svg = make("svg");
    svg.setAttribute("viewBox", "0 0 24 24");
    svg.setAttribute("aria-hidden", "true");
    for (const d of paths) svg.appendChild(make("path")).setAttribute("d", d);
    return svg;
  };
  const PENCIL = [
    "M13 21h8",
    "m15 5 4 4",
    "M21.17 6.81a1 1 0 0 0-3.98-3.98L3.84 16.17a2 2 0 0 0-.5.83l-1.32 4.35a.5.5 0 0 0 .62.62l4.35-1.32a2 2 0 0 0 .83-.5z",
  ];
  const field = (name, label, control, hint) => {
    control.id = control.name = name;
    const described = [hint && `${name}-hint`, `${name}-error`].filter(Boolean).join(" ");
    control.setAttribute("aria-describedby", described);
    return el(
      "div",
      { class: "field" },
      el("label", { for: name }, label),
      hint ? el("span", { class: "hint", id: `${name}-hint` }, hint) : "",
      el("span", { class: "wrong", id: `${name}-error` }),
      control,
    );
  };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
:host{all:initial;color-scheme:inherit;--x:0px;--y:0px;--keyboard:0px;--room:100dvh}
*,::before,::after{box-sizing:border-box}
[hidden],.wrong:empty,.hint:empty{display:none!important}
.root{--paper:light-dark(#fff,#201f1c);--sunk:light-dark(#f4f1ea,#191816);--ink:light-dark(#1c1a17,#ece8df);--quiet:light-dark(#575248,#b5aea1);
--rule:light-dark(#ded8cc,#403c36);--edge:light-dark(#857e70,#8b8476);--accent:light-dark(#0e4a7f,#93c4f0);--strong:light-dark(#0a3761,#b5d7f6);--on:light-dark(#fff,#0c1722);
--red:light-dark(#851a10,#ffb9ae);--redline:light-dark(#b23a2c,#e37f72);
font:16px/1.45 system-ui,"Segoe UI",Roboto,"Noto Sans",sans-serif;font-size:medium;color:var(--ink)}
svg{width:1.15em;height:1.15em;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
button,input,select,textarea{font:inherit;color:inherit}
a{color:var(--accent);text-underline-offset:.18em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:3px}
.hidden{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.button{display:inline-flex;align-items:center;justify-content:center;gap:.5em;min-height:2.75em;padding:.5em 1em;border:1px solid transparent;border-radius:4px;background:var(--accent);color:var(--on);font-weight:600;text-align:center;text-decoration:none;cursor:pointer}
.button:hover{background:var(--strong)}
.button[aria-disabled]{opacity:.65;cursor:progress}
.plain{border-color:var(--edge);background:var(--paper);color:var(--ink)}
.plain:hover{background:var(--sunk);border-color:var(--ink)}
.near{position:fixed;z-index:2147483646;top:0;left:0;translate:var(--x) var(--y);min-height:44px;padding:.4em .9em;background:var(--ink);color:var(--paper);font-size:.9375em;white-space:nowrap;box-shadow:0 1px 2px rgb(0 0 0/.2),0 6px 20px rgb(0 0 0/.25);touch-action:manipulation;user-select:none;-webkit-user-select:none}
.near:hover{background:var(--ink)}
dialog{width:min(38em,100vw - 2em);max-width:none;max-height:min(46em,100dvh - 3em);padding:0;border:1px solid var(--rule);border-radius:8px;background:var(--paper);color:var(--ink);box-shadow:0 2px 4px rgb(0 0 0/.15),0 16px 48px rgb(0 0 0/.3);overflow:hidden;overflow-wrap:anywhere}
dialog[open]{display:flex}
dialog:focus{outline:0}
dialog::backdrop{background:rgb(0 0 0/.45)}
form,.done{display:flex;flex-direction:column;flex:1;min-width:0;margin:0}
.head{display:flex;align-items:center;justify-content:space-between;gap:1em;padding:.6em .6em .6em 1.25em;padding-inline:1.25em .6em;border-bottom:1px solid var(--rule)}
h2{margin:0;font-size:1.125em;line-height:1.3}
h2:focus{outline:0}
.close{width:2.75em;height:2.75em;padding:0;border:0;border-radius:4px;background:none;display:grid;place-items:center;cursor:pointer}
.close:hover{background:var(--sunk)}
.scroll{flex:1;overflow-y:auto;overscroll-behavior:contain;padding:1em 1.25em 1.25em}
.foot{display:flex;flex-wrap:wrap;align-items:center;gap:.5em 1em;padding:.75em 1.25em;border-top:1px solid var(--rule)}
.plainly{font-size:.875em;margin-inline-start:auto}
p{margin:0 0 .75em}
.name,label{display:block;font-weight:650}
.hint{display:block;color:var(--quiet);font-size:.875em}
.wrong{display:block;margin-top:.25em;color:var(--red);font-weight:600}
blockquote,.text{margin:.35em 0 1.1em;padding-inline-start:.85em;border-inline-start:3px solid var(--edge);font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;font-size:1.0625em;line-height:1.5;white-space:pre-wrap}
blockquote{max-height:7.6em;overflow-y:auto}
.field{margin-bottom:1.1em}
input:not([type=checkbox]),select,textarea{display:block;width:100%;min-height:2.75em;margin-top:.35em;padding:.5em .75em;border:1px solid var(--edge);border-radius:4px;background:var(--paper)}
textarea{min-height:4.5em;max-height:14em;resize:vertical;field-sizing:content;line-height:1.5}
#proposed{font-family:Charter,"Bitstream Charter","Sitka Text",Cambria,Georgia,"Noto Serif",serif;font-size:1.0625em}
[aria-invalid]{border-color:var(--redline)!important}
ins,del{padding-inline:.1em;border-radius:2px;-webkit-box-decoration-break:clone;box-decoration-break:clone}
ins{background:light-dark(#dcf1e2,#17351f);color:light-dark(#0b4a29,#b6e8c6);text-decoration:underline 2px light-dark(#2a7d4c,#58b87f);text-underline-offset:.18em}
del{background:light-dark(#fbe4e0,#43201c);color:light-dark(#781b12,#f6c1b9);text-decoration:line-through 2px light-dark(#b23a2c,#e37f72)}
details{margin-bottom:.5em;border-block:1px solid var(--rule)}
summary{padding:.75em 0;font-weight:600;cursor:pointer}
.check{display:flex;gap:.75em;align-items:flex-start;min-height:2.75em;font-weight:400}
.check input{width:1.25em;height:1.25em;margin:.1em 0 0;accent-color:var(--accent);flex:none}
.alert{margin:0 0 1em;padding:.75em 1em;border:1px solid var(--redline);border-inline-start-width:4px;border-radius:4px}
.alert p{margin:0}
.said{margin:0 0 1em;padding:.6em 1em;border-inline-start:4px solid var(--accent);background:var(--sunk)}
.address{display:flex;flex-wrap:wrap;gap:.5em;margin:.35em 0 1em}
.address code{flex:1 1 14em;padding:.65em .75em;border:1px solid var(--rule);border-radius:4px;font-size:.875em;align-content:center;user-select:all}
@media (max-width:40em){dialog{width:100vw;max-height:calc(var(--room) - 1.5em);margin:auto 0 var(--keyboard);border-width:1px 0 0;border-radius:12px 12px 0 0}
.scroll{padding-top:.75em}.quoted{position:sticky;top:-.75em;z-index:1;margin-top:-.75em;padding-top:.75em;background:var(--paper)}blockquote{max-height:4.6em;margin-bottom:.6em}
.foot{padding-bottom:max(.75em,env(safe-area-inset-bottom))}.foot .button{flex:1}.plainly{flex-basis:100%;text-align:center}}
@media (forced-colors:active){.near,.button,dialog{border:1px solid}}
@media print{:host{display:none}}`);
  const place = sheet.cssRules[0].style;

  const host = document.createElement(TAG);
  const shadow = host.attachShadow({ mode: "open" });
  shadow.adoptedStyleSheets = [sheet];
  host.lang = SPOKEN;
  host.dir = /^(ar|ckb|dv|fa|he|ps|sd|ur|yi)\b/.test(SPOKEN) ? "rtl" : "ltr";

  // --- The button near the selection -------------------------------------------------------------------------

  let range = null;
  let pressed = false;
  let timer = 0;
  const near = el(
    "button",
    {
      type: "button",
      class: "button near",
      hidden: true,
      "aria-keyshortcuts": "Control+Enter Meta+Enter",
      click: () => open(range),
      // Both are needed: a pressed button must not take the selection away (iOS listens to mousedown).
      pointerdown: (event) => event.preventDefault(),
      mousedown: (event) => event.preventDefault(),
    },
    drawing(...PENCIL),
    T.report,
  );
  const hide = () => (near.hidden = true);
  const follow = () => {
    if (near.hidden || !range) return;
    const boxes = [...range.getClientRects()].filter((box) => box.width);
    const [first, last] = [boxes[0], boxes.at(-1)];
    if (!last || last.bottom < 0 || first.top > innerHeight) return hide();
    const { offsetWidth: width, offsetHeight: height } = near;
    const gap = matchMedia("(pointer:coarse)").matches ? 28 : 8;
    const top = last.bottom + gap + height < innerHeight ? last.bottom + gap : Math.max(8, first.top - height - 8);
    place.setProperty("--x", `${Math.round(Math.min(Math.max(8, last.right - width / 2), document.documentElement.clientWidth - width - 8))}px`);
    place.setProperty("--y", `${Math.round(Math.min(top, innerHeight - height - 8))}px`);
  };
  const settle = () => {
    clearTimeout(timer);
    if (getSelection()?.isCollapsed) return hide();
    timer = setTimeout(() => {
      if (pressed || dialog.open) return;
      const now = selected();
      if (!now || !measure(now)) return hide();
      range = now;
      near.hidden = false;
      follow();
    }, 100);
  };
  document.addEventListener("selectionchange", settle);
  addEventListener("pointerdown", (event) => (pressed = event.target !== host && event.pointerType === "mouse"), true);
  for (const name of ["pointerup", "pointercancel"])
    addEventListener(name, () => pressed && ((pressed = false), settle()), true);
  addEventListener("scroll", follow, { passive: true, capture: true });
  addEventListener("resize", follow);

  const typing = (event) => {
    const target = event.composedPath()[0];
    return event.isComposing || target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName);
  };
  addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !near.hidden) hide();
    if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey) || event.repeat || event.defaultPrevented) return;
    if (typing(event) || dialog.open) return;
    const now = selected();
    if (now) {
      event.preventDefault();
      open(now);
    }
  });
  addEventListener("click", (event) => {
    const link = event.target instanceof Element && event.target.closest("[data-corrections-report]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    open(selected(), link);
  });

  // --- Drafts: kept in this tab until the server has stored the report ---------------------------------------

  const KEY = `${TAG}:${ARTICLE}`;
  const drafts = (change) => {
    try {
      const kept = JSON.parse(sessionStorage.getItem(KEY)) || {};
      if (change) {
        change(kept);
        sessionStorage.setItem(KEY, JSON.stringify(kept));
      }
      return kept;
    } catch {
      return {}; // Storage may be closed to us; the dialog itself still holds what was typed.
    }
  };
  const nameOf = (passage) => (passage ? `${passage.part} ${passage.start} ${passage.end} ${passage.exact}` : "");

  // --- The dialog --------------------------------------------------------------------------------------------

  let passage = null;
  let attempt = {};
  let busy = false;
  let opener = null;
  let saved = null;
  const plain = ARTICLE.includes("/") ? "" : `${home.origin}/articles/${encodeURIComponent(ARTICLE)}/report`;
  const dialog = el("dialog", { "aria-labelledby": "title" });
  const where = el("select", { change: () => choose(where.selectedIndex) });
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
  const live = el("p", { role: "status", class: "hidden" });
  const send = el("button", { class: "button" }, T.send);
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
    el("div", { class: "scroll" }, alert, said, placeField, quoted, proposedField, changeField, commentField, more, live),
    el(
      "div",
      { class: "foot" },
      send,
      el("button", { type: "button", class: "button plain", click: () => dialog.close() }, T.cancel),
      plain ? el("a", { class: "plainly", href: plain }, T.plain) : "",
    ),
  );
  const FIELDS = { proposed, comment, evidence_url: evidence, error_type: kind, email };
  form.addEventListener("input", () => {
    preview();
    keep();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && !event.repeat && !event.isComposing) form.requestSubmit();
  });
  dialog.append(form);
  dialog.addEventListener("close", () => {
    if (!form.isConnected) dialog.replaceChildren(form);
    opener?.focus?.({ preventScroll: true });
    // The reader's selection comes back as it was.
    if (saved) {
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(saved);
      hide();
    }
  });

  let choices = [];
  function open(chosen, link) {
    hide();
    opener = link || document.activeElement;
    saved = chosen;
    const found = chosen && measure(chosen);
    const long = found && points(found.exact) > LONGEST_QUOTE;
    choices = [{ label: T.whole, anchor: null }, ...paragraphs()];
    where.replaceChildren(...choices.map((each) => el("option", {}, each.label)));
    load(long ? null : found, !chosen);
    tell(long ? T.tooLong : chosen && !found ? T.blank : said.textContent);
    placeField.hidden = Boolean(found && !long);
    dialog.showModal();
    count();
    (matchMedia("(pointer:fine)").matches && passage ? proposed : form.querySelector("h2")).focus();
  }

  function choose(number) {
    load(choices[number].anchor);
    where.selectedIndex = number;
    count();
  }

  // Shows a passage, with what the reader typed about it before; without one, the last draft comes back.
  function load(wanted, resume) {
    const kept = drafts();
    const last = resume && kept.last !== undefined && kept[kept.last];
    const draft = last || kept[nameOf(wanted)] || {};
    passage = draft.passage || wanted;
    attempt = draft.attempt || {};
    const values = draft.values || {};
    proposed.value = values.proposed ?? (passage ? passage.exact : "");
    comment.value = values.comment || "";
    evidence.value = values.evidence || "";
    kind.value = values.kind || "";
    relation.checked = Boolean(values.relation);
    email.value = values.email || "";
    more.open = Boolean(evidence.value || kind.value || email.value || relation.checked);
    quote.textContent = passage ? passage.exact : "";
    quoted.hidden = proposedField.hidden = !passage;
    commentField.querySelector(".hint").textContent = passage ? T.commentHint : "";
    where.selectedIndex = Math.max(0, choices.findIndex((each) => nameOf(each.anchor) === nameOf(passage)));
    tell(draft.values ? T.kept : "");
    complain("");
    preview();
    send.textContent = T.send;
  }

  // Others may have reported the same words; their number is all that anyone learns.
  async function count() {
    if (!passage || passage.start === null || ARTICLE.includes("/") || !said.hidden) return;
    const { part, start, end } = passage;
    const asked = passage;
    try {
      const address = new URL(`/api/v1/articles/${encodeURIComponent(ARTICLE)}/reported`, home);
      address.search = new URLSearchParams({ part, start, end });
      const answer = await fetch(address, { credentials: "omit" });
      const { reports } = answer.ok ? await answer.json() : {};
      if (reports && passage === asked && said.hidden) tell(fill(T.reported, { count: reports }));
    } catch {
      // It is only a courtesy.
    }
  }

  function tell(words) {
    said.textContent = words;
    said.hidden = !words;
  }

  function keep() {
    drafts((kept) => {
      kept.last = nameOf(passage);
      kept[kept.last] = {
        passage,
        attempt,
        values: {
          proposed: proposed.value,
          comment: comment.value,
          evidence: evidence.value,
          kind: kind.value,
          relation: relation.checked,
          email: email.value,
        },
      };
    });
  }

  function preview() {
    const changed = passage && proposed.value !== passage.exact;
    changeField.hidden = !changed;
    if (!changed) return;
    change.replaceChildren(
      ...difference(passage.exact, proposed.value).map(([tag, text]) =>
        tag === "same" ? text : el(tag, {}, hidden(`${tag === "del" ? T.removed : T.added} `), text),
      ),
    );
    if (!proposed.value) change.append(" ", el("span", { class: "hint" }, T.gone));
  }

  function complain(sentence, fields = {}) {
    for (const [name, control] of Object.entries(FIELDS)) {
      const wrong = fields[name] || "";
      form.querySelector(`#${name}-error`).textContent = wrong;
      if (wrong) control.setAttribute("aria-invalid", "true");
      else control.removeAttribute("aria-invalid");
      if (wrong && more.contains(control)) more.open = true;
    }
    alert.replaceChildren(sentence ? el("p", {}, sentence) : "");
    alert.hidden = !sentence;
    const first = Object.keys(FIELDS).find((name) => fields[name]);
    if (first) {
      FIELDS[first].focus({ preventScroll: true });
      FIELDS[first].parentNode.scrollIntoView({ block: "nearest" });
    } else if (sentence) alert.focus();
  }

  const report = () => {
    const unchanged = !passage || proposed.value === passage.exact;
    return {
      article: ARTICLE,
      version: Number(settings.version) || null,
      ...(passage || {}),
      proposed: unchanged ? null : proposed.value,
      comment: comment.value.trim(),
      error_type: kind.value,
      evidence_url: evidence.value.trim(),
      relation: relation.checked ? "quoted" : "none",
      email: email.value.trim(),
    };
  };

  const failure = (status, answer, wait) => {
    const error = answer?.error || {};
    const fields = {};
    for (const name of Object.keys(error.fields || {}))
      if (name in FIELDS) fields[name] = { email: T.badEmail, evidence_url: T.badLink }[name] || error.message;
    if (status === 429) return [wait ? fill(T.tooManyWait, { minutes: Math.ceil(wait / 60) }) : T.tooMany];
    if (status === 413) return [T.tooBig];
    if (status === 404) return [T.unknown];
    if (status >= 500) return [T.fault];
    return [Object.keys(fields).length ? T.check : error.message || T.fault, fields];
  };

  async function submit(event) {
    event.preventDefault();
    if (busy) return;
    const content = report();
    if (content.proposed === null && !content.comment)
      return complain(T.check, { comment: passage ? T.nothing : T.nothingWhole });
    const text = JSON.stringify(content);
    // The same words again are the same report, however often they are sent.
    if (attempt.text !== text) attempt = { text, key: crypto.randomUUID?.() || `${Date.now()}-${Math.random()}` };
    keep();
    complain("");
    busy = true;
    send.setAttribute("aria-disabled", "true");
    send.textContent = live.textContent = T.sending;
    try {
      const answer = await fetch(new URL("/api/v1/submissions", home), {
        method: "POST",
        credentials: "omit",
        headers: { "Content-Type": "application/json", Accept: "application/json", "Idempotency-Key": attempt.key },
        body: text,
        signal: AbortSignal.timeout(20000),
      });
      const stored = await answer.json().catch(() => null);
      if (answer.ok && stored?.url) return finish(stored);
      complain(...failure(answer.ok ? 500 : answer.status, stored, Number(answer.headers.get("Retry-After"))));
    } catch (error) {
      complain(error.name === "TimeoutError" ? T.slow : navigator.onLine ? T.unreachable : T.offline);
    } finally {
      busy = false;
      send.removeAttribute("aria-disabled");
      live.textContent = "";
      send.textContent = alert.hidden ? T.send : T.again;
    }
  }

  function finish(stored) {
    drafts((kept) => {
      delete kept[nameOf(passage)];
      delete kept.last;
    });
    const address = new URL(stored.url, home).href;
    const fixed = stored.verdict === "already_fixed" || stored.state === "answered";
    const title = el("h2", { id: "title", tabindex: "-1" }, fixed ? T.fixedTitle : T.doneTitle);
    const code = el("code", {}, address);
    const copied = el("span", { role: "status" }, T.copy);
    const copy = el(
      "button",
      {
        type: "button",
        class: "button plain",
        click: async () => {
          try {
            await navigator.clipboard.writeText(address);
            copied.textContent = T.copied;
          } catch {
            getSelection().selectAllChildren(code);
          }
        },
      },
      copied,
    );
    dialog.replaceChildren(
      el(
        "div",
        { class: "done" },
        el("div", { class: "head" }, title, closing()),
        el(
          "div",
          { class: "scroll" },
          el("p", {}, fixed ? T.fixed : stored.state === "quarantined" ? T.waiting : T.done),
          stored.reference ? el("p", { class: "hint" }, fill(T.reference, { reference: stored.reference })) : "",
          el("span", { class: "name" }, T.private),
          el("div", { class: "address" }, code, copy),
        ),
        el(
          "div",
          { class: "foot" },
          el("a", { class: "button", href: address, target: "_blank", rel: "noopener noreferrer" }, T.follow),
          el("button", { type: "button", class: "button plain", click: () => dialog.close() }, T.close),
        ),
      ),
    );
    title.focus();
  }

  // On a phone the sheet stands above the keyboard.
  const port = window.visualViewport;
  const fit = () => {
    place.setProperty("--room", `${Math.round(port.height)}px`);
    place.setProperty("--keyboard", `${Math.max(0, Math.round(innerHeight - port.height - port.offsetTop))}px`);
  };
  if (port) for (const name of ["resize", "scroll"]) port.addEventListener(name, fit);

  shadow.append(el("div", { class: "root" }, near, dialog));
  document.body.append(host);
})();
