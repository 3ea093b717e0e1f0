import { createHmac } from "node:crypto";
import { NextRequest } from "next/server";
import { beforeEach, describe, expect, test } from "vitest";
import { createInngestEvents } from "@/lib/adapters/events/inngest";
import { SILENT } from "@/lib/core/log";
import { canonical, sign } from "@/lib/testing/inngest-double";
import { functionsRoute } from "./functions-route";

const KEY = `signkey-prod-${"1f".repeat(32)}`;
const OLD_KEY = `signkey-prod-${"2e".repeat(32)}`;
const ADDRESS = "http://127.0.0.1:3000/api/inngest";
const NOW = () => Math.floor(Date.now() / 1000);

let ran = 0;
let handle: ReturnType<typeof functionsRoute>;

/** As at a deployment that has these keys; nothing listens where its server would be. */
function serve(signingKeyFallback: string | null = null) {
  const { client, createEndpoint } = createInngestEvents(
    {
      ...{ eventKey: "an-event-key", signingKey: KEY, signingKeyFallback },
      ...{ baseUrl: "http://127.0.0.1:9", serveOrigin: "https://rag.example.com" },
    },
    { log: SILENT },
  );
  const endpoint = createEndpoint([
    client.createFunction({ id: "work", triggers: [{ event: "test/go" }] }, ({ step }) =>
      step.run("count", () => ++ran),
    ),
  ]);
  return functionsRoute(() => endpoint);
}

beforeEach(() => {
  ran = 0;
  handle = serve();
});

const event = { id: "evt_1", name: "test/go", data: { tenantId: "ten_1" }, ts: 1 };
const body = {
  version: 2,
  event,
  events: [event],
  steps: {},
  ctx: {
    ...{ run_id: "run_1", fn_id: "minirag-work", attempt: 0, max_attempts: 5 },
    ...{ disable_immediate_execution: false, use_api: false, stack: { stack: [], current: 0 } },
  },
};

type Asked = {
  method?: string;
  query?: string;
  text?: string;
  signature?: string | null;
  headers?: Record<string, string>;
};

/** A call as Inngest makes it, but for what is given. */
function ask({ method = "POST", query = "?fnId=minirag-work&stepId=step", ...more }: Asked = {}) {
  const { text = JSON.stringify(body), signature = sign(canonical(body), KEY), headers } = more;
  return handle(
    new NextRequest(`${ADDRESS}${query}`, {
      method,
      headers: {
        "content-type": "application/json",
        ...(signature && { "x-inngest-signature": signature }),
        ...headers,
      },
      ...(method !== "GET" && { body: text }),
    }),
  );
}

test("a call that is signed is carried out, and answered with a signature", async () => {
  const response = await ask();
  expect(response.status).toBe(206);
  expect(await response.json()).toMatchObject([{ op: "StepRun", data: 1 }]);
  expect(response.headers.get("x-inngest-signature")).toMatch(/^t=\d+&s=[0-9a-f]{64}$/);
  expect(ran).toBe(1);
});

describe("refused, and nothing runs", () => {
  const other = { ...body, event: { ...event, data: { tenantId: "ten_2" } } };
  const at = (time: number) => sign(canonical(body), KEY, time);
  const signatureOver = (key: string) =>
    `t=${NOW()}&s=${createHmac("sha256", key).update(canonical(body)).digest("hex")}`;

  test.each<[string, Asked, number]>([
    ["unsigned", { signature: null }, 401],
    [
      "unsigned, and said to come from a dev server",
      { signature: null, headers: { "x-inngest-server-kind": "dev" } },
      401,
    ],
    ["signed with another key", { signature: sign(canonical(body), OLD_KEY) }, 401],
    [
      "another key, said to come from a dev server",
      { signature: sign(canonical(body), OLD_KEY), headers: { "x-inngest-server-kind": "dev" } },
      401,
    ],
    ["signed with an empty key", { signature: sign(canonical(body), "") }, 401],
    ["signed without its time", { signature: signatureOver("1f".repeat(32)) }, 401],
    ["signed more than five minutes ago", { signature: at(NOW() - 302) }, 401],
    ["signed more than five minutes ahead", { signature: at(NOW() + 302) }, 401],
    [
      "with another time than the one that was signed",
      { signature: at(NOW() - 9).replace(/^t=\d+/, `t=${NOW()}`) },
      401,
    ],
    ["with another body than the one that was signed", { text: JSON.stringify(other) }, 401],
    ["with a signature that is none", { signature: "t=x&s=y" }, 401],
    ["with a signature that has no parts", { signature: "signed" }, 401],
    ["with a body that is none", { text: "{", signature: null }, 400],
    [
      "with a body that is too large",
      { text: JSON.stringify({ ...body, more: "x".repeat(1024 * 1024) }) },
      413,
    ],
    ["without a body", { text: "" }, 401],
    ["of a function that is not there", { query: "?fnId=minirag-other&stepId=step" }, 500],
    ["of no function", { query: "" }, 500],
    ["a question about what there is, unsigned", { method: "GET", signature: null }, 401],
    ["a registration, unsigned", { method: "PUT", text: "", signature: null }, 401],
    [
      "a registration in the body, unsigned",
      {
        method: "PUT",
        text: '{"url":"http://evil.example"}',
        signature: null,
        headers: { "x-inngest-sync-kind": "in_band" },
      },
      401,
    ],
  ])("%s", async (_, asked, status) => {
    const response = await ask(asked);
    expect(response.status).toBe(status);
    expect(ran).toBe(0);
    const text = await response.text();
    expect(text).not.toContain("1f1f");
    // Whoever did not sign learns nothing of what is there.
    if (status < 500) expect(text).not.toContain("minirag-");
  });
});

describe("a call that is made again while its signature is good", () => {
  test("is refused by the process that had it, however the signature is written", async () => {
    const signature = sign(canonical(body), KEY);
    expect((await ask({ signature })).status).toBe(206);
    const [t, s] = signature.split("&");
    for (const again of [signature, `${s}&${t}`, `${signature}&x=1`]) {
      const response = await ask({ signature: again });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ error: { code: "unauthenticated" } });
    }
    expect(ran).toBe(1);
  });

  test("reaches another process: the step runs once more, for nobody", async () => {
    const signature = sign(canonical(body), KEY);
    await ask({ signature });
    handle = serve();
    expect((await ask({ signature })).status).toBe(206);
    expect(ran).toBe(2);
  });

  test("a signature that was not good takes no place from the one that is", async () => {
    const signature = sign(canonical(body), KEY);
    expect((await ask({ signature, text: JSON.stringify({ ...body, steps: { a: null } }) })).status).toBe(
      401,
    );
    expect((await ask({ signature })).status).toBe(206);
  });
});

test("while keys are exchanged, both are taken, and each is answered with its own", async () => {
  handle = serve(OLD_KEY);
  for (const key of [KEY, OLD_KEY]) {
    const response = await ask({ signature: sign(canonical(body), key) });
    expect(response.status).toBe(206);
    const [, at] = /^t=(\d+)/.exec(response.headers.get("x-inngest-signature") ?? "") ?? [];
    expect(response.headers.get("x-inngest-signature")).toBe(sign(await response.text(), key, Number(at)));
  }
});

test("where the executor works the queue, there is nothing at this address", async () => {
  handle = functionsRoute(() => null);
  for (const method of ["GET", "POST", "PUT"]) {
    const response = await ask({ method });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({
      error: {
        code: "not_found",
        message: "There is nothing at this address.",
        requestId: expect.any(String),
      },
    });
  }
});
