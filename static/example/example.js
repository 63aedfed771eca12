// What publishers' pages do to their articles: adverts between the paragraphs, and the last paragraphs come late.
const story = document.querySelector(".story");
const blocks = [...story.children];
const late = blocks.slice(Math.max(1, blocks.length - 2));
for (const block of late) block.remove();
const advert = document.querySelector("#advert");
for (const block of blocks.filter((_, number) => number % 2 === 0)) if (block.isConnected) block.after(advert.content.cloneNode(true));
setTimeout(() => {
  story.append(...late);
  story.dataset.whole = "yes";
}, 400);
