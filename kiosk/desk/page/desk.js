// Keeps the list of calls as it is now. Without it the page works too: it is then loaded anew every few seconds.
"use strict";
const list = document.getElementById("calls");
if (list) {
  const line = document.getElementById("line");
  const title = document.title;
  let waiting = 0;
  const told = new EventSource("/calls/events");
  told.onopen = () => { line.hidden = true; };
  told.onerror = () => {
    line.hidden = false;
    // The desk said no: this device is not paired any more, and the page says so.
    if (told.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 2000);
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
    document.title = now.waiting ? `(${now.waiting}) ${title}` : title;
    if (now.waiting > waiting) call();
    waiting = now.waiting;
  };
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
