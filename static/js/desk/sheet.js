// The review sheet, made quicker: it looks ahead while the editor types. Without this everything works by buttons.
import { lookAhead } from "./look_ahead.js";
import { readerGets } from "./reader_gets.js";
import { wordings } from "./wordings.js";

const form = document.querySelector("[data-publish]");
if (form) {
  const look = lookAhead(form);
  wordings(form, look);
}
for (const decline of document.querySelectorAll("[data-decline]")) readerGets(decline);
