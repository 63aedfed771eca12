// Shows, beside the form for declining, the words that the reader's receipt will hold.
export const readerGets = (decline) => {
  const reason = decline.querySelector("[name=reason]");
  const message = decline.querySelector("[name=message]");
  const usual = decline.querySelector("[data-outcome-sentence]").textContent;
  const show = () => {
    const chosen = reason.selectedOptions[0]?.dataset ?? {};
    decline.querySelector("[data-outcome-sentence]").textContent = chosen.outcome || usual;
    decline.querySelector("[data-reason-sentence]").textContent = chosen.sentence ?? "";
    decline.querySelector("[data-message]").textContent = message.value.trim();
  };
  decline.addEventListener("input", show);
  show();
};
