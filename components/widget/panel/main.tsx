/** @jsxImportSource preact */
import { render } from "preact";
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

function draw() {
  render(<App config={config} link={link} talking={talking} />, root);
}

link.listen((message) => {
  if (message.type === "token") talking.visit.takeToken(message.token);
  if (message.type === "failed") talking.visit.takeToken(null);
  if (message.type === "opened" || message.type === "closed") link.isClosed = message.type === "closed";
  if (message.type === "opened") focusInput();
  if (message.type === "ask") talking.ask(message.message);
  if (message.type === "identify") talking.become(message.identity);
  if (message.type === "context") link.page = message.page;
  if (message.type === "reset") talking.fresh();
  if (message.type === "preview") {
    config = { ...config, ...message.config };
    wear(config);
    draw();
  }
});
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") link.say({ type: "close" });
});
draw();
link.say({ type: "ready" });
talking.load();
