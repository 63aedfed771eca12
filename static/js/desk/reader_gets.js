// Shows, beside the form for declining, the words that the reader's receipt will hold.
export const readerGets = (decline) => {
  const reason = decline.querySelector("[name=reason]");
  const message = decline.querySelector("[name=message]");
  const show = () => {
    decline.querySelector("[data-reason-sentence]").textContent = reason.selectedOptions[0]?.dataset.sentence ?? "";
    decline.querySelector("[data-message]").textContent = message.value.trim();
  };
  decline.addEventListener("input", show);
  show();
};
