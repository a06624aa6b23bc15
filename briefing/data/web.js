// Keys go to the terminal without a click into it, as soon as it shows something: before, nobody listens.
addEventListener("DOMContentLoaded", () => {
  const look = new MutationObserver(() => {
    const keyboard = document.querySelector(".xterm-helper-textarea");
    if (keyboard && document.body.classList.contains("-first-byte")) {
      look.disconnect();
      keyboard.focus();
    }
  });
  look.observe(document.body, { attributes: true });
});
