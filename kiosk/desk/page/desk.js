// Keeps a page as it is now, and sends an answer without leaving it. Without it everything works too: lists are then
// loaded anew every few seconds.
"use strict";
const line = document.getElementById("line");
const form = document.getElementById("answering");
if (line) {
  const list = document.getElementById("live");
  const title = document.title;
  let calling = 0;
  const told = new EventSource(line.dataset.events);
  told.onopen = () => { line.hidden = true; };
  told.onerror = () => {
    line.hidden = false;
    // The desk said no: this device is not paired any more, and the page says so. What is typed must not go.
    if (told.readyState === EventSource.CLOSED && !form) setTimeout(() => location.reload(), 2000);
  };
  // While the desk is off, a button must not lead away from this page.
  list.addEventListener("submit", (event) => {
    event.preventDefault();
    fetch(event.target.action, { method: "POST", redirect: "manual" }).catch(() => { line.hidden = false; });
  });
  told.onmessage = (event) => {
    const now = JSON.parse(event.data);
    const focused = document.activeElement && document.activeElement.id;
    list.innerHTML = now.list;  // Written by the desk, every text in it escaped there.
    if (focused && document.getElementById(focused)) document.getElementById(focused).focus();
    for (const link of document.querySelectorAll("nav a")) {
      const waiting = now.waiting[link.getAttribute("href")];
      link.lastElementChild.textContent = waiting ? ` (${waiting})` : "";
    }
    document.title = now.waiting[now.here] ? `(${now.waiting[now.here]}) ${title}` : title;
    if (now.waiting[now.first] > calling) call();
    calling = now.waiting[now.first];
  };
}

if (form) {
  const field = form.elements.answer, button = form.querySelector("button"), letters = document.getElementById("letters");
  const count = () => { letters.textContent = `${[...field.value.trim()].length} / ${field.dataset.most}`; };
  field.addEventListener("input", count);
  letters.hidden = false;
  count();
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    try {
      const typed = new URLSearchParams(new FormData(form));
      const said = await fetch(form.action, { method: "POST", body: typed, redirect: "manual" });
      if (said.type === "opaqueredirect") return location.reload();
      const page = new DOMParser().parseFromString(await said.text(), "text/html");
      document.getElementById("wrong").innerHTML = page.getElementById("wrong").innerHTML;  // Escaped by the desk.
      const again = page.getElementById("answering");
      if (again) form.elements.mark.value = again.elements.mark.value;
      document.getElementById("wrong").scrollIntoView();
    } catch {
      line.hidden = false;
      line.scrollIntoView();
    } finally {
      button.disabled = false;
    }
  });
}

// Two short tones and a buzz, where the device lets a page do so: after the first touch on it.
function call() {
  if (navigator.vibrate && navigator.userActivation && navigator.userActivation.hasBeenActive) navigator.vibrate([200, 100, 200]);
  try {
    const sound = new AudioContext();
    [0, 0.3].forEach((at) => {
      const tone = sound.createOscillator(), volume = sound.createGain();
      volume.gain.value = 0.1;
      tone.connect(volume).connect(sound.destination);
      tone.frequency.value = 660;
      tone.start(sound.currentTime + at);
      tone.stop(sound.currentTime + at + 0.2);
    });
    setTimeout(() => sound.close(), 1000);
  } catch { /* A device without sound still shows it. */ }
}
