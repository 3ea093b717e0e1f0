import type { Page } from "@playwright/test";

/** The places of a panel where texts of others are shown. */
export const SCENES = ["owner", "answer", "error", "form", "history", "erase"] as const;
export type Scene = (typeof SCENES)[number];

/**
 * Opens a panel without a page around it: its own window is its parent then, and a test can be the launcher. What the server
 * answers is the test's as well, so that nothing but the panel stands between a text and the screen.
 */
export async function holdPanel(page: Page, bot: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: "reduce" });
  for (const script of [serve, stand]) await page.addInitScript(script);
  await page.goto(`/embed/${bot}`);
  await page.evaluate(() => Reflect.get(window, "hold")());
}

/** Plays a scene with each text. @returns for which of them the panel became another than for plain words */
export function play(page: Page, scene: Scene, texts: readonly string[]): Promise<string[]> {
  return page.evaluate(([name, all]) => Reflect.get(window, "play")(name, all), [scene, texts] as const);
}

type Answers = Record<string, (() => Response) | undefined>;

/** The server, as far as a panel sees it; runs in the page, before it does anything. */
function serve() {
  const answers: Answers = {};
  const always: Answers = {
    visitor: () => Response.json({ token: "visit", expiresInSeconds: 600, key: null, isVerified: false }),
    history: () => Response.json({ conversation: null, hasLead: false }),
  };
  const errorOf = (message: string, details: object = { kind: "visitor", retryAfterSeconds: 3 }) =>
    Response.json({ error: { code: "rate_limited", message, details, requestId: "r" } }, { status: 429 });
  window.fetch = async (target) => {
    const path = /\/api\/widget\/(\w+)/.exec(String(target))?.[1] ?? "";
    return (answers[path] ?? always[path] ?? (() => errorOf("No")))();
  };
  const ids = { conversationId: "conv_1", messageId: "msg_1" };
  const linksOf = (text: string) => [{ url: text, title: text }, { url: `${text} ` }];
  const citationOf = (index: number, text: string) => ({
    ...{ index, title: text, url: text, link: index === 1 ? null : text, page: 3, seconds: 61 },
    ...{ headingPath: [text, text], quote: text, lastCheckedAt: "2026-01-02T03:04:05.000Z" },
  });
  /** One part for each sign, in pieces that end in the middle of lines and of signs. */
  const streamOf = (text: string, more: object[] = []) => {
    const about = { ...ids, refused: true, degraded: false, followUps: [text, `${text} again`] };
    const parts: object[] = [
      { type: "start", messageMetadata: ids },
      { type: "data-status", data: { state: "answering" } },
      ...text.split("").map((delta) => ({ type: "text-delta", id: "t", delta })),
      { type: "text-delta", id: "t", delta: "\n\n```\n```\n\n[1][2]" },
      ...[1, 2].map((index) => ({ type: "data-citation", data: citationOf(index, text) })),
      ...more,
      { type: "finish", messageMetadata: { ...about, links: linksOf(text) } },
    ];
    const lines = parts.map((part) => `data: ${JSON.stringify(part)}\n\n`).join("");
    const bytes = new TextEncoder().encode(`${lines}data: [DONE]\n\n`);
    const body = new ReadableStream({
      start(controller) {
        for (let at = 0; at < bytes.length; at += 97) controller.enqueue(bytes.slice(at, at + 97));
        controller.close();
      },
    });
    return new Response(body);
  };
  const historyOf = (text: string) => {
    const messages = ["user", "assistant"].map((role) => ({
      ...{ id: `msg_${role}`, role, content: text, citations: [citationOf(1, text)] },
      ...{ links: linksOf(text), refused: false, status: "complete", rating: null },
    }));
    // Another one each time: one that was left for a new one does not come back.
    const conversation = { id: `conv_${Math.random()}`, messages };
    return Response.json({ conversation, hasLead: false });
  };
  const server: Server = { answers, errorOf, streamOf, historyOf };
  Reflect.set(window, "server", server);
}

type Server = {
  /** By path; what is not here is answered as if nothing had happened yet. */
  answers: Answers;
  errorOf(message: string, details?: object): Response;
  streamOf(text: string, more?: object[]): Response;
  historyOf(text: string): Response;
};

/** The page around the panel, and what is done with it in each scene; runs in the page as well. */
function stand() {
  const { answers, errorOf, streamOf, historyOf }: Server = Reflect.get(window, "server");
  // As a message, for timers that follow each other are held back by browsers.
  const turn = new MessageChannel();
  const soon = () =>
    new Promise((resolve) => {
      turn.port1.onmessage = resolve;
      turn.port2.postMessage(null);
    });
  const find = <Found extends HTMLElement>(selector: string) => document.querySelector<Found>(selector);
  const until = async (selector: string) => {
    for (let tries = 0; tries < 20_000; tries += 1) {
      if (find(selector)) return;
      await soon();
    }
    throw new Error(`It never came: ${selector}`);
  };

  Reflect.set(window, "hold", async () => {
    const { port1, port2 } = new MessageChannel();
    const isReady = new Promise<void>((resolve) => {
      port1.onmessage = ({ data }) => {
        if (data.type === "ready") resolve();
        if (data.type === "renew") port1.postMessage({ type: "token", token: "launch" });
      };
    });
    const connect = { type: "minirag:connect", token: "launch", page: { url: location.href } };
    window.postMessage(connect, location.origin, [port2]);
    await isReady;
    const { words } = JSON.parse(document.getElementById("minirag")?.textContent ?? "{}");
    const say = async (message: object) => {
      port1.postMessage(message);
      await soon();
    };
    const preview = (config: object) => say({ type: "preview", config });
    const ask = async (message: string, answer: () => Response) => {
      await say({ type: "reset" });
      answers.ask = answer;
      await say({ type: "ask", message });
    };

    const scenes: Record<Scene, (text: string) => Promise<void>> = {
      async owner(text) {
        const fields = ["name", "email", "phone"].map((field) => ({ field, isRequired: true }));
        const named = { name: text, email: text, phone: text, company: text };
        const own = {
          ...{ name: text, welcome: text, suggestions: [text, `${text} again`], pausedText: text },
          texts: { title: text, subtitle: text, placeholder: text },
          privacy: { text, url: text },
          words: { ...words, fields: named, submit: text, leadIntro: text, poweredBy: text },
        };
        await preview({ ...own, lead: { when: "before", fields, intro: text, consent: text } });
        await preview({ ...own, lead: null, state: "paused" });
        await preview({ ...own, lead: null, state: "on" });
      },
      async answer(text) {
        // What nobody could have asked is passed over.
        await ask(text.slice(0, 2_000).trim() || "?", () => streamOf(text));
        await until(".acts");
        find(".source:last-child .mark")?.click();
        await until(".card blockquote");
        find(".source .mark")?.click();
        await soon();
      },
      async error(text) {
        await ask("Why?", () => errorOf(text));
        await until(".note");
        await ask("Why?", () => streamOf("", [{ type: "data-error", data: { code: "x", message: text } }]));
        await until(".acts + .note, .note + .acts");
      },
      async form(text) {
        const fields = [{ field: "company", isRequired: false }];
        await preview({ lead: { when: "before", fields, intro: "Please" } });
        for (const details of [{ issues: [{ path: ["company"], message: text }] }, {}]) {
          answers.lead = () => errorOf(text, details);
          find<HTMLFormElement>(".form")?.requestSubmit();
          await soon();
          await until(".form [type=submit]:enabled");
          await until(".form [role=alert]");
        }
      },
      async history(text) {
        await say({ type: "reset" });
        answers.history = () => historyOf(text);
        await say({ type: "identify", identity: `${Math.random()}` });
        await until(".acts");
      },
      async erase(text) {
        answers.erase = () => errorOf(text);
        find(".menu button")?.click();
        await until(".menu div");
        find(".menu div button:last-child")?.click();
        await until("[role=alertdialog]");
        find("[role=alertdialog] .main")?.click();
        await until(".log:not(:has([role=alertdialog])) > p[role=status]");
        await soon();
      },
    };

    /** The panel around the texts; links come and go with their addresses. */
    const outside = () =>
      [...document.querySelectorAll("#panel *")]
        .filter((element) => !element.closest(".md *") && element.localName !== "a")
        .map((element) => `${element.localName}.${element.getAttribute("class")}`)
        .join(" ");
    Reflect.set(window, "play", async (name: Scene, texts: readonly string[]) => {
      await scenes[name]("plain words");
      const expected = outside();
      const changed: string[] = [];
      for (const text of texts) {
        await scenes[name](text);
        if (outside() !== expected) changed.push(`${text}\n${outside()}\n${expected}`);
      }
      return changed;
    });
  });
}
