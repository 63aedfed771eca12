// Makes or shows a passkey: the form carries what the server asks for, and takes the browser's answer along.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
const named = (list) => (list || []).map((each) => ({ ...each, id: bytes(each.id) }));

async function made(asked) {
  const key = await navigator.credentials.create({
    publicKey: {
      ...asked,
      challenge: bytes(asked.challenge),
      user: { ...asked.user, id: bytes(asked.user.id) },
      excludeCredentials: named(asked.excludeCredentials),
    },
  });
  return answer(key, {
    attestationObject: text(key.response.attestationObject),
    transports: key.response.getTransports ? key.response.getTransports() : [],
  });
}

async function shown(asked) {
  const key = await navigator.credentials.get({
    publicKey: { ...asked, challenge: bytes(asked.challenge), allowCredentials: named(asked.allowCredentials) },
  });
  const { authenticatorData, signature, userHandle } = key.response;
  return answer(key, {
    authenticatorData: text(authenticatorData),
    signature: text(signature),
    userHandle: userHandle ? text(userHandle) : null,
  });
}

function answer(key, response) {
  return JSON.stringify({
    id: key.id,
    rawId: text(key.rawId),
    type: key.type,
    clientExtensionResults: key.getClientExtensionResults(),
    response: { clientDataJSON: text(key.response.clientDataJSON), ...response },
  });
}

function offer(form) {
  const button = form.querySelector("[data-passkey]");
  const failed = form.querySelector("[data-passkey-failed]");
  button.hidden = false;
  form.addEventListener("submit", async (event) => {
    if (event.submitter !== button) return;
    event.preventDefault();
    failed.hidden = true;
    try {
      const asked = JSON.parse(button.dataset.options);
      form.elements[button.dataset.field].value = await (button.dataset.passkey === "make" ? made(asked) : shown(asked));
      form.submit();
    } catch {
      failed.hidden = false;
      button.focus();
    }
  });
}

if (window.PublicKeyCredential) {
  document.querySelectorAll("form[data-with-passkey]").forEach(offer);
} else {
  document.querySelectorAll("[data-no-passkey]").forEach((element) => (element.hidden = false));
}
