import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { upload } from "./upload";

/** As much of the browser's request as an upload uses; a test plays the network. */
class FakeRequest {
  static latest: FakeRequest;
  headers: Record<string, string> = {};
  upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {};
  status = 0;
  responseText = "";
  opened = "";
  sent: unknown;
  onload?: () => void;
  onerror?: () => void;
  onabort?: () => void;
  onloadend?: () => void;

  constructor() {
    FakeRequest.latest = this;
  }
  open(method: string, path: string) {
    this.opened = `${method} ${path}`;
  }
  setRequestHeader(name: string, value: string) {
    this.headers[name] = value;
  }
  send(body: unknown) {
    this.sent = body;
  }
  abort() {
    this.onabort?.();
    this.onloadend?.();
  }
  answer(status: number, body: unknown) {
    this.status = status;
    this.responseText = typeof body === "string" ? body : JSON.stringify(body);
    this.onload?.();
    this.onloadend?.();
  }
}

function begin() {
  const abort = new AbortController();
  const onProgress = vi.fn();
  const form = new FormData();
  const done = upload("/sources", {
    form,
    answer: z.object({ id: z.string() }),
    tenant: "lighthouse",
    idempotencyKey: "key-1",
    signal: abort.signal,
    onProgress,
  });
  return { done, abort, onProgress, form, request: FakeRequest.latest };
}

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal("XMLHttpRequest", FakeRequest);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe("an upload", () => {
  test("goes to the API as this tenant, once for each key, and says how far it is", async () => {
    const { done, request, onProgress, form } = begin();
    request.upload.onprogress?.({ loaded: 40, total: 100 });
    request.answer(202, { id: "src_1" });
    expect(await done).toEqual({ id: "src_1" });
    expect(request.opened).toBe("POST /api/v1/sources");
    expect(request.headers).toEqual({ "x-tenant": "lighthouse", "idempotency-key": "key-1" });
    expect(request.sent).toBe(form);
    expect(onProgress).toHaveBeenCalledWith({ sent: 40, total: 100 });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that the API refuses says why", async () => {
    const { done, request } = begin();
    request.answer(413, {
      error: { code: "payload_too_large", message: "The file is too large.", requestId: "r" },
    });
    await expect(done).rejects.toMatchObject({
      code: "payload_too_large",
      message: "The file is too large.",
    });
  });

  test("that meets something else than the API is no success", async () => {
    const { done, request } = begin();
    request.answer(504, "<html>Gateway timeout</html>");
    await expect(done).rejects.toMatchObject({ code: "unavailable" });
  });

  test("whose line breaks can be tried again", async () => {
    const { done, request } = begin();
    request.onerror?.();
    await expect(done).rejects.toMatchObject({ code: "unavailable", retryable: true });
  });

  test("that is given up ends with the reason", async () => {
    const { done, abort } = begin();
    abort.abort();
    await expect(done).rejects.toMatchObject({ name: "AbortError" });
    expect(vi.getTimerCount()).toBe(0);
  });

  test("that shows no sign of life for half a minute counts as broken; a slow one does not", async () => {
    const { done, request } = begin();
    const outcome = done.catch((error) => error.code);
    for (let loaded = 1; loaded <= 5; loaded++) {
      vi.advanceTimersByTime(29_000);
      request.upload.onprogress?.({ loaded, total: 100 });
    }
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(30_000);
    expect(await outcome).toBe("unavailable");
  });
});
