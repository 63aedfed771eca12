// Shows, beside the form for declining, the words that each reader's receipt will hold, wording by wording.
export const readerGets = (decline) => {
  const reason = decline.querySelector("[name=reason]");
  const message = decline.querySelector("[name=message]");
  const checked = decline.querySelector("[name=checked]");
  const checkedName = decline.querySelector("label[for=decline-checked]").textContent;
  const told = [...decline.querySelectorAll("[data-reader-gets]")];
  const usual = told[0]?.querySelector("[data-outcome-sentence]").textContent ?? "";
  const write = (quote, name, words) => {
    quote.querySelector(name).textContent = words;
  };
  const show = () => {
    const chosen = reason.selectedOptions[0]?.dataset ?? {};
    const against = checked.value.trim();
    for (const quote of told) {
      const own = quote.closest("[data-answer-group]")?.querySelector("textarea").value.trim();
      write(quote, "[data-outcome-sentence]", chosen.outcome || usual);
      write(quote, "[data-reason-sentence]", chosen.sentence ?? "");
      write(quote, "[data-checked-sentence]", against ? `${checkedName}: ${against}` : "");
      write(quote, "[data-message]", own || message.value.trim());
    }
    decline.querySelector("[data-handover]").hidden = !chosen.goesTo;
    decline.querySelector("p[data-silent]").hidden = !chosen.silent;
  };
  decline.addEventListener("input", show);
  show();
};
