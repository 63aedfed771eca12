// What the page is: the script's settings, the article, its parts, the language around it.
const WORDS = /*WORDS*/ {};
const TAG = "corrections-desk";
const script = document.currentScript;
if (!script || document.querySelector(TAG)) return;

const settings = script.dataset;
const home = new URL(script.src);
const canonical = document.querySelector('link[rel="canonical"]');
const ARTICLE = settings.article || (canonical ? canonical.href : location.href.split(/[?#]/)[0]);
const LONGEST_QUOTE = 2000;

const first = (scope, ...selectors) => {
  for (const selector of selectors) {
    const found = selector && scope.querySelector(selector);
    if (found) return found;
  }
  return null;
};
const longest = (scope) =>
  [...scope.querySelectorAll("article")].sort((one, other) => other.textContent.length - one.textContent.length)[0];
// Only where the document itself holds no article is it looked for inside components.
const components = () => [...document.querySelectorAll("*")].map((each) => each.shadowRoot).filter((root) => root && !root.host.localName.startsWith(TAG));
const body = () => {
  for (const scope of [document, ...(settings.body || !longest(document) ? components() : [])]) {
    const found = first(scope, settings.body, "#article-body") || longest(scope);
    if (found) return found;
  }
  return document.querySelector("main") || document.body;
};
// Asked for anew each time, since a page may draw its article again.
const parts = () => {
  const text = body();
  const scope = text.getRootNode();
  return [
    ["headline", first(scope, settings.headline, "#article-headline", "h1")],
    ["dek", first(scope, settings.dek, "#article-dek")],
    ["body", text],
  ].filter(([, element]) => element);
};

const LANGUAGE = body().closest("[lang]")?.lang || "en";
const SPOKEN =
  [LANGUAGE, navigator.language].flatMap((each) => [each, each.split("-")[0]]).find((each) => each in WORDS) ||
  Object.keys(WORDS)[0];
const T = WORDS[SPOKEN];
const [around, tongue] = [document.documentElement, document.documentElement.lang];
// Chrome marks a page it translated by class, Edge by attributes; others change the language of the page.
const translated = () =>
  /\btranslated-(ltr|rtl)\b/.test(around.className) || around.hasAttribute("_msttexthash") ||
  Boolean(document.querySelector("[_msttexthash]")) || around.lang !== tongue;
