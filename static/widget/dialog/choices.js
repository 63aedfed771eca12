// What can be reported without a selection: the whole article, an omission, headline, pictures, captions, paragraphs;
// or, from a paragraph's own control, its sentences.

const short = (text) => {
  const words = text.slice(0, 400).replace(/\s+/g, " ").trim();
  return words.length > 90 ? segments(words, "grapheme").slice(0, 90).join("") : words;
};
const labelled = (name, text) => `${name}: ${short(text)}`;
const fill = (template, values) => template.replace(/\{(\w+)\}/g, (all, name) => values[name] ?? all);
// Measured when it is chosen: a long article has many paragraphs, and a report is about one.
const passageOf = (part, from, text) => () => anchor(part, from, from + [...text].slice(0, LONGEST_QUOTE).join("").length);

const pictures = () => {
  const text = parts().at(-1)[1];
  return [...text.querySelectorAll("img")].map((image) => {
    const start = image.dataset.start ? Number(image.dataset.start) : null;
    const name = labelled(T.picture, image.alt || image.src.split("/").at(-1));
    const passage = start === null ? null : { part: "body", start, end: start, exact: "", prefix: "", suffix: "" };
    return { label: name, anchor: () => passage, kind: "picture", about: start === null ? name : "" };
  });
};
const NAMED = { headline: T.headline, FIGCAPTION: T.caption, CAPTION: T.caption };

const everything = () => {
  const texts = parts().map(read).flatMap((part) =>
    part.blocks
      .filter((block) => block.text.trim())
      .map((block) => {
        const name = NAMED[part.part] || NAMED[block.element.tagName];
        return { label: name ? labelled(name, block.text) : short(block.text), anchor: passageOf(part, block.at, block.text) };
      }),
  );
  const missing = { label: T.missing, anchor: () => null, kind: "context", about: T.missing };
  return [{ label: T.whole, anchor: () => null }, missing, ...pictures(), ...texts];
};

const sentences = (element) => {
  for (const part of parts().map(read)) {
    const block = part.blocks.find((each) => each.element === element);
    if (!block) continue;
    let at = block.at;
    const found = [{ label: T.paragraph, anchor: passageOf(part, at, block.text) }];
    for (const sentence of segments(block.text, "sentence")) {
      const words = sentence.trim();
      if (words && words !== block.text.trim()) found.push({ label: short(words), anchor: passageOf(part, at + sentence.indexOf(words), words) });
      at += sentence.length;
    }
    return found;
  }
  return null;
};
