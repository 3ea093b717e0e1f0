/** @jsxImportSource preact */
import { createRef, render } from "preact";
import { App } from "./app";
import { focusInput } from "./composer";
import { readConfig } from "./config";
import { alone, connect } from "./link";
import { dress, wear } from "./look";
import { makeTalking } from "./talking";

let config = readConfig();
dress();
wear(config);
const root = document.getElementById("panel") ?? document.body;
root.setAttribute("aria-label", config.texts.title ?? config.name);
const link = config.token ? alone(config.token) : await connect();
const talking = makeTalking(config, link, draw);

const app = createRef<App>();

function draw() {
  render(<App ref={app} config={config} link={link} talking={talking} />, root);
}

draw();
const loaded = talking.load();
const isText = (value: unknown) => typeof value === "string" && value.trim() !== "";

// The page around us may send what it likes: what has not its form is passed over.
link.listen((message) => {
  if (!message) return;
  if (message.type === "token") talking.visit.takeToken(message.token);
  if (message.type === "failed") talking.visit.takeToken(null);
  if (message.type === "opened" || message.type === "closed") link.isClosed = message.type === "closed";
  if (message.type === "opened") focusInput();
  // What was said before decides whether it goes on or begins.
  if (message.type === "ask" && isText(message.message)) loaded.then(() => app.current?.ask(message.message));
  if (message.type === "identify" && (message.identity === null || isText(message.identity)))
    talking.become(message.identity);
  if (message.type === "context" && isText(message.page?.url)) link.page = message.page;
  if (message.type === "reset") talking.fresh();
  // From a page of our own alone: another site would show its words under our address.
  if (message.type === "preview" && link.origin === location.origin) {
    config = { ...config, ...message.config };
    wear(config);
    draw();
  }
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") link.say({ type: "close" });
});
link.say({ type: "ready" });
