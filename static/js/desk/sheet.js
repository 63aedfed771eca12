// The review sheet, made quicker: it looks ahead while the editor types. Without this everything works by buttons.
import { keepDrafts } from "./drafts.js";
import { lookAhead } from "./look_ahead.js";
import { focusOpened, sendByEnter } from "./opened.js";
import { readerGets } from "./reader_gets.js";
import { wordings } from "./wordings.js";

const form = document.querySelector("[data-publish]");
if (form) {
  const look = lookAhead(form);
  wordings(form, look);
}
for (const decline of document.querySelectorAll("[data-decline]")) {
  readerGets(decline);
  sendByEnter(decline);
}
for (const details of document.querySelectorAll("[data-decline], [data-undo]")) focusOpened(details);
for (const kept of document.querySelectorAll("form[data-kept]")) keepDrafts(kept);
