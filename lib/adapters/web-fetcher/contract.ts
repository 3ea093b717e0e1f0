import { describe, expect, test } from "vitest";
import type { WebFetcher } from "./port";
import { serve, serveRaw } from "./testing/servers";

const LIMITS = { maxBytes: 10_000, timeoutMs: 10_000 };

/** What every fetcher does, tried on servers on loopback, which `make` is told to allow. */
export function webFetcherContract(name: string, make: (allowedCidrs: string[]) => WebFetcher) {
  describe(`web fetcher contract: ${name}`, () => {
    const fetcher = make(["127.0.0.1/32"]);

    test("brings a page with its type and its final address", async () => {
      const { origin } = await serve((request, response) => {
        if (request.url === "/old") return response.writeHead(301, { location: "/new?a=1#part" }).end();
        return response.setHeader("content-type", "text/html; charset=utf-8").end("<p>é</p>");
      });
      await fetcher.assertAllowed(`${origin}/old`);
      const page = await fetcher.fetch(`${origin}/old`, LIMITS);
      expect(page).toMatchObject({ url: `${origin}/new?a=1`, contentType: "text/html; charset=utf-8" });
      expect(new TextDecoder().decode(page.body)).toBe("<p>é</p>");
    });

    test("a page that did not change since is not sent; what a redirect leads to is asked for whole", async () => {
      const asked: (string | undefined)[] = [];
      const { origin } = await serve((request, response) => {
        asked.push(request.headers["if-none-match"]);
        if (request.url === "/old") return response.writeHead(302, { location: "/" }).end();
        if (request.headers["if-none-match"] === `"1"`) return response.writeHead(304, { etag: `"1"` }).end();
        const date = "Wed, 21 Oct 2026 07:28:00 GMT";
        return response
          .writeHead(200, { etag: `"1"`, "last-modified": date, "x-robots-tag": "noindex" })
          .end("page");
      });
      const whole = await fetcher.fetch(origin, LIMITS);
      expect(whole).toMatchObject({ isUnchanged: false, robotsTag: "noindex", validators: { etag: `"1"` } });
      const since = whole.validators;
      const again = await fetcher.fetch(origin, { ...LIMITS, since });
      expect([again.isUnchanged, again.body.byteLength, again.validators.etag]).toEqual([true, 0, `"1"`]);
      expect((await fetcher.fetch(`${origin}/old`, { ...LIMITS, since })).isUnchanged).toBe(false);
      expect(asked).toEqual([undefined, `"1"`, `"1"`, undefined]);
    });

    test.each([
      [400, "upstream_rejected"],
      [401, "upstream_rejected"],
      [403, "upstream_rejected"],
      [404, "upstream_rejected"],
      [410, "upstream_rejected"],
      [451, "upstream_rejected"],
      [204, "upstream_rejected"],
      [206, "upstream_rejected"],
      [300, "upstream_rejected"],
      [304, "upstream_rejected"],
      [408, "upstream_failed"],
      [425, "upstream_failed"],
      [429, "upstream_failed"],
      [500, "upstream_failed"],
      [503, "upstream_failed"],
    ])("status %i is %s and named in the details", async (status, code) => {
      const { origin } = await serve((_, response) => response.writeHead(status).end());
      await expect(fetcher.fetch(origin, LIMITS)).rejects.toMatchObject({ code, details: { status } });
    });

    test("takes exactly maxBytes and not one more", async () => {
      const { origin } = await serve((_, response) => {
        response.write("a".repeat(50)); // no Content-Length: the body itself is counted
        response.end("a".repeat(50));
      });
      const page = await fetcher.fetch(origin, { ...LIMITS, maxBytes: 100 });
      expect(page.body.byteLength).toBe(100);
      const tooSmall = fetcher.fetch(origin, { ...LIMITS, maxBytes: 99 });
      await expect(tooSmall).rejects.toMatchObject({ code: "payload_too_large" });
    });

    test("a server that never answers is given up as upstream_failed", async () => {
      const { origin } = await serveRaw(() => {});
      const silent = fetcher.fetch(origin, { ...LIMITS, timeoutMs: 100 });
      await expect(silent).rejects.toMatchObject({ code: "upstream_failed", retryable: true });
    });

    test("a server that hangs up is upstream_failed", async () => {
      const { origin } = await serveRaw((socket) => socket.destroy());
      await expect(fetcher.fetch(origin, LIMITS)).rejects.toMatchObject({ code: "upstream_failed" });
    });

    test("a refused address is refused alike by both methods, and nothing is connected to", async () => {
      const server = await serve((_, response) => response.end("internal"));
      const strict = make([]);
      const messages = new Set<string>();
      for (const url of [
        server.origin,
        "file:///etc/passwd",
        "http://10.0.0.1/",
        "http://u:p@example.com/",
      ]) {
        for (const attempt of [() => strict.assertAllowed(url), () => strict.fetch(url, LIMITS)]) {
          const error = await attempt().catch((error: unknown) => error);
          expect(error).toMatchObject({ code: "invalid_request", details: undefined });
          messages.add(`${error}`);
        }
      }
      expect(messages.size).toBe(1);
      expect(server.connections()).toBe(0);
    });

    test("says that it works", async () => {
      expect(fetcher.adapter).not.toBe("");
      await fetcher.check();
    });
  });
}
