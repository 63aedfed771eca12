// Finds quotes again as the Hypothesis client's published method does: approximate search of the quote, and of all
// the places found the one whose quote, surroundings and position together score best. Written from its description.
// Reads one JSON object {text, quotes: [[exact, prefix, suffix, hint], ...]} a line; answers [[start, end] | null, ...].
import { createInterface } from "node:readline";
import search from "approx-string-match";

const MOST_ERRORS = 256;
const WEIGHTS = { quote: 50, prefix: 20, suffix: 20, position: 2 };

// Exact places first, as they cost least; approximate ones only where there is none.
function places(text, wanted, mostErrors) {
  const exact = [];
  for (let at = text.indexOf(wanted); at !== -1; at = text.indexOf(wanted, at + 1)) {
    exact.push({ start: at, end: at + wanted.length, errors: 0 });
  }
  return exact.length ? exact : search(text, wanted, mostErrors);
}

// How well a context agrees with what stands there: 1 for equal, 0 for nothing alike.
function likeness(text, wanted) {
  if (!wanted || !text) return wanted ? 0 : 1;
  const found = places(text, wanted, wanted.length);
  if (!found.length) return 0;
  return 1 - Math.min(...found.map((each) => each.errors)) / wanted.length;
}

function score(text, [exact, prefix, suffix, hint], { start, end, errors }) {
  const parts = [
    [WEIGHTS.quote, 1 - errors / exact.length],
    [WEIGHTS.prefix, likeness(text.slice(Math.max(0, start - prefix.length), start), prefix)],
    [WEIGHTS.suffix, likeness(text.slice(end, end + suffix.length), suffix)],
    [WEIGHTS.position, 1 - Math.abs(start - hint) / text.length],
  ];
  return parts.reduce((sum, [weight, part]) => sum + weight * part, 0);
}

function best(text, quote) {
  const exact = quote[0];
  const found = places(text, exact, Math.min(MOST_ERRORS, exact.length / 2));
  let chosen = null;
  for (const place of found) {
    const points = score(text, quote, place);
    if (!chosen || points > chosen.points) chosen = { points, start: place.start, end: place.end };
  }
  return chosen && [chosen.start, chosen.end];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { text, quotes } = JSON.parse(line);
  process.stdout.write(JSON.stringify(quotes.map((quote) => best(text, quote))) + "\n");
}
