// The difference between two texts: whole words, common ends first, the longest common run of words between them.

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
