// The text: what stands where, in code points of a part's canonical text.

// What others put into the page is not the article's text.
const FOREIGN = [
  'script,style,noscript,template,aside,iframe,ins.adsbygoogle,[data-corrections="ignore"]',
  `[class~="advertisement"],[class~="read-also"],${TAG},${TAG}-control`,
  settings.ignore,
].filter(Boolean).join();
const LEAVES = "p,h1,h2,h3,h4,h5,h6,li,td,th,pre,figcaption,caption,dt,dd,blockquote";
const points = (text) => [...text].length;
const segmenters = {};
const segments = (text, granularity) =>
  Intl.Segmenter
    ? Array.from((segmenters[granularity] ||= new Intl.Segmenter(LANGUAGE, { granularity })).segment(text), (each) => each.segment)
    : text.match({ word: /[\p{L}\p{M}\p{N}]+|[^\p{L}\p{M}\p{N}]/gu, sentence: /.+?(?:[.!?…]+\s+|$)/gsu }[granularity] || /./gsu) || [];

// The text nodes of a block, each with its words. Our own pages hold the canonical text as it is; in the source of
// others any white space is one space, and a line break is an element.
const textNodes = (block, verbatim) => {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) => {
    if (node.nodeType === Node.TEXT_NODE || (node.tagName === "BR" && !verbatim)) return NodeFilter.FILTER_ACCEPT;
    return node.matches(FOREIGN) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const found = [];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    found.push({ node, words: node.tagName ? "\n" : verbatim ? node.data : folded(node.data) });
  }
  return found;
};

const leaves = (element) => {
  const placed = [...element.querySelectorAll("[data-start]")];
  return placed.length ? placed : [...element.querySelectorAll(LEAVES)].filter((each) => !each.querySelector(LEAVES));
};

// The words as they were before the browser translated the page.
const original = new WeakMap();
const isPlaced = (element) => Boolean(element.dataset.start || element.closest("pre"));
const folded = (words) => words.replace(/[\t\n\f\r]/g, " ");

// A part as its blocks, each with its text, its start (code points; null where the page does not say) and
// its place in the joined text (UTF-16 units).
const read = ([part, element]) => {
  const changed = translated();
  const headline = part === "body" && parts()[0][0] === "headline" && parts()[0][1];
  const blocks = [];
  let text = "";
  for (const each of part === "body" ? leaves(element) : [element]) {
    if (each.closest(FOREIGN) || (headline && headline.contains(each))) continue;
    const verbatim = each.id === `article-${part}` || isPlaced(each);
    const nodes = textNodes(each, verbatim);
    const shown = nodes.map(({ words }) => words).join("");
    const block = { element: each, nodes, text: (changed && original.get(each)) || shown, start: null };
    if (part !== "body") block.start = element.id === `article-${part}` ? 0 : null;
    else if (each.dataset.start) block.start = Number(each.dataset.start);
    const last = blocks.at(-1);
    if (last) text += "\n".repeat(Math.max(1, block.start === null ? 1 : block.start - last.start - points(last.text)) || 1);
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
  const start = offset(from);
  const plain = (words) => (start === null ? words.replace(/ *\n */g, "\n").replace(/ {2,}/g, " ") : words);
  return {
    part,
    start,
    end: offset(to),
    exact: plain(text.slice(from, to)),
    prefix: segments(plain(text.slice(Math.max(0, from - 400), from)).replace(/^[\udc00-\udfff]/, ""), "grapheme").slice(-32).join(""),
    suffix: segments(plain(text.slice(to, to + 400)).replace(/[\ud800-\udbff]$/, ""), "grapheme").slice(0, 32).join(""),
  };
};

// The selected words of a part. A block that is merely touched (the triple click that ends at offset 0 of the
// next paragraph) adds nothing, and neither does white space at the ends. Of a translated page whole
// paragraphs are taken: nobody knows which words became which.
const cut = (read, range) => {
  const whole = translated();
  let from = -1;
  let to = -1;
  for (const block of read.blocks) {
    if (!range.intersectsNode(block.element)) continue;
    let at = block.at;
    for (const { node, words } of block.nodes) {
      if (!node.tagName && range.intersectsNode(node)) {
        const start = node === range.startContainer ? range.startOffset : range.comparePoint(node, 0) < 0 ? node.length : 0;
        const end = node === range.endContainer ? range.endOffset : range.comparePoint(node, node.length) > 0 ? 0 : node.length;
        if (end > start) {
          if (from < 0) from = whole ? block.at : at + start;
          to = whole ? block.at + block.text.length : at + end;
        }
      }
      at += words.length;
    }
  }
  while (from < to && /\s/.test(read.text[from])) from++;
  while (from < to && /\s/.test(read.text[to - 1])) to--;
  return from < to ? anchor(read, from, to) : null;
};

// Where a selection reaches over several parts, the one with most of it counts.
const measure = (range) =>
  parts()
    .filter(([, element]) => range.intersectsNode(element))
    .map((part) => cut(read(part), range))
    .filter(Boolean)
    .sort((one, other) => other.exact.length - one.exact.length)[0] || null;

// A selection inside a component is told to those only who name the component.
const ranges = () => {
  const selection = getSelection();
  const root = body().getRootNode();
  if (!selection) return [];
  if (root === document || !selection.getComposedRanges)
    return Array.from({ length: selection.rangeCount }, (_, number) => selection.getRangeAt(number));
  let found;
  try {
    found = selection.getComposedRanges({ shadowRoots: [root] });
  } catch {
    found = selection.getComposedRanges(root);
  }
  return found.map((each) => {
    const range = document.createRange();
    range.setStart(each.startContainer, each.startOffset);
    range.setEnd(each.endContainer, each.endOffset);
    return range;
  });
};
const selected = () => {
  const all = ranges();
  const ours = (range) => !range.collapsed && parts().some(([, element]) => range.intersectsNode(element));
  const range = all.find(ours)?.cloneRange() || null;
  if (range) range.several = all.filter((each) => !each.collapsed).length > 1;
  return range;
};
