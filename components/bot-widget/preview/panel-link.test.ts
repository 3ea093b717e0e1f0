import { expect, test, vi } from "vitest";
import { linkPanel } from "./panel-link";

const ORIGIN = "https://chat.example.com";

/** A panel that keeps the port it is given, and what comes through it. */
function makePanel() {
  const heard: unknown[] = [];
  const connected: { message: unknown; origin: unknown }[] = [];
  const ports: MessagePort[] = [];
  const postMessage = (message: unknown, origin?: unknown, transfer: readonly unknown[] = []) => {
    connected.push({ message, origin });
    for (const port of transfer) {
      if (!(port instanceof MessagePort)) continue;
      port.onmessage = ({ data }) => heard.push(data);
      ports.push(port);
    }
  };
  return { panel: { postMessage }, heard, connected, say: (data: unknown) => ports[0]?.postMessage(data) };
}

async function link(renew: () => Promise<string>) {
  const panel = makePanel();
  const onReady = vi.fn();
  const onFailure = vi.fn();
  const page = `${ORIGIN}/t/acme`;
  const made = await linkPanel({ panel: panel.panel, origin: ORIGIN, page, renew, onReady, onFailure });
  return { ...panel, made, onReady, onFailure };
}

test("one message to exactly our origin hands over the token and a port", async () => {
  const { connected, made } = await link(async () => "first");
  const message = { type: "minirag:connect", token: "first", page: { url: `${ORIGIN}/t/acme` } };
  expect(connected).toEqual([{ message, origin: ORIGIN }]);
  made.close();
});

test("what is to be shown comes through the port", async () => {
  const { heard, made } = await link(async () => "first");
  made.show({ welcome: "Hello" });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "preview", config: { welcome: "Hello" } }]));
  made.close();
});

test("a panel that is ready says so, and one whose token has run out gets another", async () => {
  const tokens = ["first", "second"];
  const { say, heard, made, onReady } = await link(async () => tokens.shift() ?? "");
  say("nonsense");
  say({ type: "ready" });
  say({ type: "renew" });
  await vi.waitFor(() => expect(heard).toEqual([{ type: "token", token: "second" }]));
  expect(onReady).toHaveBeenCalledTimes(1);
  made.close();
});

test("a token that cannot be had is a failure, at the start and later", async () => {
  await expect(link(() => Promise.reject(new Error("no")))).rejects.toThrow("no");
  const answers = [Promise.resolve("first")];
  const { say, made, onFailure } = await link(() => answers.shift() ?? Promise.reject(new Error("later")));
  say({ type: "renew" });
  await vi.waitFor(() => expect(onFailure).toHaveBeenCalledWith(new Error("later")));
  made.close();
});
