// Holds the screen: a terminal of textual-serve, in our font, in text that can be read from where people stand.
"use strict";

const MESSAGE = 7717; // as in kiosk/browser/session.py
const CSS_PIXELS_OF_AN_INCH = 96;
const FONT = "Kiosk, 'Noto Sans Mono', monospace";

const place = document.querySelector(".textual-terminal");
const told = place.dataset;
const fewest = { cols: Number(told.columns), rows: Number(told.rows) };

// Pixels of the usual text: its millimetres, on a screen as wide as the office has measured.
const width = Number(told.screen);
const density = width ? screen.width / width : CSS_PIXELS_OF_AN_INCH / 25.4;
const usual = Number(told.text) * density;
let times = 1;

// Textual's script keeps its terminal to itself. It is met when the script stores the part that fits it into the page.
function meet(take) {
  Object.defineProperty(Object.prototype, "fitAddon", {
    configurable: true,
    set(addon) {
      delete Object.prototype.fitAddon;
      this.fitAddon = addon;
      take(this);
    },
  });
}

function prepare(client) {
  const terminal = client.terminal;
  // Cells are drawn as text of the page: a thin client has no graphics card. Nothing on the screen is a link.
  const nothing = { activate() {}, dispose() {} };
  for (const part of ["webglAddon", "canvasAddon", "weblinksAddon"]) {
    Object.defineProperty(client, part, { get: () => nothing, set() {} });
  }
  terminal.options.fontFamily = FONT;
  client.fit = () => fit(client);
  terminal.parser.registerOscHandler(MESSAGE, (data) => {
    heed(client, JSON.parse(data));
    return true;
  });
  new MutationObserver(() => lose()).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  for (const event of ["focus", "pointerup", "keydown"]) {
    window.addEventListener(event, () => terminal.focus(), true);
  }
  setTimeout(() => terminal.focus());
}

// The wanted size, or the largest that leaves the cells that every page needs.
function fit(client) {
  const options = client.terminal.options;
  for (let size = usual * times; size >= 8; size *= 0.97) {
    options.fontSize = size;
    const cells = client.fitAddon.proposeDimensions();
    if (!cells || (cells.cols >= fewest.cols && cells.rows >= fewest.rows)) break;
  }
  client.fitAddon.fit();
}

// What the screen says beside its cells.
function heed(client, message) {
  if (message.language) document.documentElement.lang = message.language;
  if (message.paper) {
    document.body.style.setProperty("--paper", message.paper);
    client.terminal.options.theme = { background: message.paper };
  }
  if (message.text) {
    times = message.text;
    client.fit();
  }
}

// The screen has ended, or its server: say so, and begin anew as soon as there is one.
function lose() {
  if (!document.body.classList.contains("-closed")) return;
  place.hidden = true;
  document.getElementById("lost").hidden = false;
  setInterval(() => {
    fetch(location.href, { cache: "no-store" }).then(() => location.reload(), () => {});
  }, Number(told.waits) * 1000);
}

function begin() {
  const scheme = location.protocol === "https:" ? "wss:" : "ws:";
  told.sessionWebsocketUrl = scheme + "//" + location.host + location.pathname + "screen";
  meet(prepare);
  const script = document.createElement("script");
  script.src = "files/textual.js";
  // It waits for a page that may have loaded already: we say when.
  script.onload = () => {
    const start = window.onload;
    window.onload = null;
    start();
  };
  document.head.append(script);
}

document.addEventListener("contextmenu", (event) => event.preventDefault());
// The cells are measured once: by then the font must be there.
const faces = ["16px Kiosk", "bold 16px Kiosk"].map((face) => document.fonts.load(face));
Promise.allSettled(faces).then(begin);
