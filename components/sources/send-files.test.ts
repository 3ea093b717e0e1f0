import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/core/ids";
import { type Attempt, sendFiles } from "./send-files";

/** Every request in its order; `answers` are the API's, `store` what the bucket says to a file. */
let asked: [string, string, unknown][];
let answers: (() => Response)[];
let store: (body: Blob) => number;

class FakeRequest {
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = "{}";
  onload?: () => void;
  onloadend?: () => void;
  onabort?: () => void;
  onerror?: () => void;
  open(method: string, url: string) {
    asked.push([method, url, null]);
  }
  setRequestHeader() {}
  abort() {
    this.onabort?.();
  }
  async send(body: Blob | FormData) {
    if (body instanceof FormData) return this.end(422);
    asked.push(["body", await body.text(), body.type]);
    this.upload.onprogress?.({ loaded: body.size, total: body.size });
    const status = store(body);
    if (status > 0) this.end(status);
    else this.onerror?.();
  }
  end(status: number) {
    this.status = status;
    this.onload?.();
    this.onloadend?.();
  }
}

const json = (status: number, body: unknown) => () => new Response(JSON.stringify(body), { status });
const refusal = (status: number, code: string) =>
  json(status, { error: { code, message: "No.", requestId: "req" } });
const ids = [newId("upload"), newId("upload")];
const begun = json(200, {
  mode: "presigned",
  expiresInSeconds: 60,
  files: ids.map((id) => ({ id, url: `https://store.test/${id}` })),
});

beforeEach(() => {
  asked = [];
  answers = [];
  store = () => 200;
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
  vi.stubGlobal("fetch", async (url: string, { method = "", body }: { method?: string; body?: string }) => {
    asked.push([method, url, JSON.parse(body ?? "null")]);
    const answer = answers.shift();
    if (!answer) throw new TypeError("the line broke");
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

const files = [new File(["one"], "a.txt", { type: "text/plain" }), new File(["three"], "b")];
const onProgress = vi.fn();
const attempt = (): Attempt => ({ key: "key", uploads: null });
const send = (tried: Attempt) =>
  sendFiles(
    {
      ...{ files, title: " Guide ", botIds: [], tenant: "lighthouse", onProgress },
      signal: new AbortController().signal,
    },
    tried,
  );
const SOURCE = {
  ...{ type: "file", title: "Guide", botIds: [] },
  uploads: [
    { id: ids[0], name: "a.txt", contentType: "text/plain" },
    { id: ids[1], name: "b" },
  ],
};
const sent = ids.flatMap((id, at) => [
  ["PUT", `https://store.test/${id}`, null],
  ["body", at === 0 ? "one" : "three", ""],
]);

test("files go to the store one after the other, and then are named; a try whose answer is lost names the same again", async () => {
  const tried = attempt();
  answers = [begun];
  await expect(send(tried)).rejects.toMatchObject({ code: "unavailable", retryable: true });
  const named = ["POST", "/api/v1/sources", SOURCE];
  const about = { files: files.map(({ name, size }) => ({ name, bytes: size })) };
  expect(asked).toEqual([["POST", "/api/v1/uploads", about], ...sent, named]);
  expect(onProgress.mock.calls).toEqual([[{ sent: 3, total: 8 }], [{ sent: 8, total: 8 }]]);
  asked = [];
  await expect(send(tried)).rejects.toMatchObject({ code: "unavailable" });
  expect(asked).toEqual([named]);
});

test("what was refused for good is sent anew, for the store has let it go", async () => {
  const tried = attempt();
  answers = [begun, refusal(422, "validation_failed")];
  await expect(send(tried)).rejects.toMatchObject({ code: "validation_failed" });
  expect(tried.uploads).toBeNull();
});

test("a store that does not take a file is an outage that names it, and nothing is added", async () => {
  store = ({ size }) => (size === 5 ? 403 : 200);
  answers = [begun];
  const tried = attempt();
  await expect(send(tried)).rejects.toMatchObject({
    code: "upstream_failed",
    message: "The store of files did not take “b”. Try again.",
  });
  expect(tried.uploads).toBeNull();
  expect(asked.some(([, url]) => url === "/api/v1/sources")).toBe(false);
});

test("a store that this browser cannot reach at all is gone round", async () => {
  store = () => 0;
  answers = [begun];
  await expect(send(attempt())).rejects.toMatchObject({ name: "AppError" });
  expect(asked.at(-1)).toEqual(["POST", "/api/v1/sources", null]);
});

test("where the store takes nothing, all go to the API in one form", async () => {
  answers = [json(200, { mode: "direct" })];
  await expect(send(attempt())).rejects.toMatchObject({ name: "AppError" });
  expect(asked.map(([method, url]) => `${method} ${url}`)).toEqual([
    "POST /api/v1/uploads",
    "POST /api/v1/sources",
  ]);
});
