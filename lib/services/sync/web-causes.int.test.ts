import { createServer } from "node:net";
import { expect, test } from "vitest";
import { makeCertificate } from "@/lib/adapters/web-fetcher/testing/certificate";
import { makeInternet, PUBLIC_ADDRESS } from "@/lib/adapters/web-fetcher/testing/internet";
import { serve, serveSecurely } from "@/lib/adapters/web-fetcher/testing/servers";
import { listJobs } from "@/lib/services/jobs";
import { addSource, getSource, listPages, listRuns, retrySource } from "@/lib/services/sources";
import { makeTenant } from "@/lib/testing/fixtures";
import { settled, withWorker } from "@/lib/testing/worker";

// Every way in which an address does not give a page: its own cause and advice, the same words wherever people look, tried
// as often as that can help, and a button only where it can.

const HOST = "site.example.com";
const PAGE = `http://${HOST}/page`;

type Answer = { status: number; headers?: Record<string, string>; body?: string };

async function siteThat(answers: Answer) {
  const server = await serve((_, response) => {
    requests++;
    response.writeHead(answers.status, answers.headers).end(answers.body ?? "");
  });
  let requests = 0;
  const { fetcher } = makeInternet({ [HOST]: [PUBLIC_ADDRESS] }, { [PUBLIC_ADDRESS]: server.port });
  return { fetcher, requests: () => requests };
}

async function addressOf(names: Record<string, string[]>, port?: number) {
  const { fetcher } = makeInternet(names, port ? { [PUBLIC_ADDRESS]: port } : {});
  return { fetcher, requests: () => 0 };
}

/** A port at which nothing listens any more. */
function closedPort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}

const status = (code: number, headers?: Record<string, string>) => () =>
  siteThat({ status: code, ...(headers && { headers }) });
const NAMES = { [HOST]: [PUBLIC_ADDRESS] };

type World = { fetcher: ReturnType<typeof makeInternet>["fetcher"]; requests: () => number };
type Case = [what: string, make: () => Promise<World>, code: string, words: RegExp, tries: number | null];

const LASTING: Case[] = [
  ["wants a sign-in", status(401), "sign_in_needed", /asks for a sign-in \(HTTP 401\).*upload it/, 1],
  ["refuses", status(403), "access_refused", /refuses.*\(HTTP 403\).*private window/, 1],
  ["has no such page", status(404), "not_found", /no such page \(HTTP 404\).*slip/, 1],
  ["removed the page", status(410), "gone", /removed for good \(HTTP 410\).*replaced/, 1],
  ["turns us down", status(418), "site_refused", /turns our request down \(HTTP 418\)/, 1],
  ["redirects in a circle", status(302, { location: "/page" }), "redirect_loop", /circle/, 6],
  [
    "redirects to where nobody may go",
    status(302, { location: "http://10.0.0.1/" }),
    "redirect_refused",
    /redirects to an address that may not be fetched/,
    1,
  ],
  [
    "redirects to an unknown name",
    status(302, { location: "http://unknown.example.com/" }),
    "redirect_refused",
    /redirects to an address that may not be fetched/,
    1,
  ],
  [
    "holds a picture",
    () => siteThat({ status: 200, headers: { "content-type": "image/png" }, body: "PNG" }),
    "wrong_type",
    /holds no text \(image\/png\)/,
    1,
  ],
  [
    "holds too much",
    () => siteThat({ status: 200, headers: { "content-length": "99999999" } }),
    "too_large",
    /too large \(.*MB is the most\).*upload/,
    1,
  ],
  ["does not exist", () => addressOf({}), "unknown_host", /no public site of this name.*slip/, null],
  [
    "has a certificate that nobody vouches for",
    async () => {
      const certificate = makeCertificate("site.example.com");
      const { port } = await serveSecurely(certificate, (_, response) => response.end("secret"));
      return addressOf(NAMES, port);
    },
    "tls_failed",
    /certificate is not valid/,
    null,
  ],
];
const PASSING: Case[] = [
  ["has a fault", status(503), "site_error", /fault of its own \(HTTP 503\).*when it works/, 3],
  ["has too much to do", status(429), "site_busy", /asks us to wait \(HTTP 429\)/, 3],
  [
    "refuses the connection",
    async () => addressOf(NAMES, await closedPort()),
    "connection_refused",
    /connection was refused/,
    null,
  ],
  ["cannot be reached", () => addressOf(NAMES), "unreachable", /could not be reached/, null],
];

test.each([...LASTING, ...PASSING])(
  "an address that %s says so everywhere",
  async (_, make, code, words, tries) => {
    const { fetcher, requests } = await make();
    const isPassing = PASSING.some(([, , passing]) => passing === code);
    const tenant = await makeTenant("Causes", { fetcher });
    const url = code === "tls_failed" ? PAGE.replace("http:", "https:") : PAGE;
    // Names are looked up when a source is added, too; here they vanish only after that.
    const lenient = { ...fetcher, assertAllowed: async () => {} };
    const ctx = { ...tenant.ctx, ports: { ...tenant.ctx.ports, fetcher: lenient } };
    await withWorker({ fetcher }, async () => {
      const { id: sourceId } = await addSource(ctx, { type: "url", url });
      await settled(tenant.id);
      const error = { code, message: expect.stringMatching(words) };
      const source = await getSource(tenant.ctx, { sourceId });
      expect(source).toMatchObject({ status: "failed", error, canRetry: isPassing });
      expect((await listRuns(tenant.ctx, { sourceId })).items[0]).toMatchObject({ outcome: "failed", error });
      expect((await listJobs(tenant.ctx, { sourceId })).items[0]).toMatchObject({ status: "failed", error });
      expect((await listPages(tenant.ctx, { sourceId })).items[0]).toMatchObject({
        reason: code,
        message: source.error?.message,
      });
      if (tries !== null) expect(requests()).toBe(tries);
      const again = retrySource(tenant.ctx, { sourceId });
      if (isPassing) await expect(again).resolves.toMatchObject({ id: sourceId });
      else await expect(again).rejects.toMatchObject({ code: "conflict" });
      await settled(tenant.id);
    });
  },
);

test("a site whose robots.txt keeps us out, and one whose first page holds no text, are not called ready", async () => {
  const server = await serve((request, response) => {
    if (request.url === "/robots.txt") return response.end("User-agent: *\nDisallow: /closed\n");
    return response.writeHead(200, { "content-type": "image/png" }).end("PNG");
  });
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  const tenant = await makeTenant("Causes", { fetcher });
  await withWorker({ fetcher }, async () => {
    for (const [path, code] of [
      ["/closed", "robots"],
      ["/picture", "not_a_page"],
    ] as const) {
      const { id: sourceId } = await addSource(tenant.ctx, { type: "website", url: `http://${HOST}${path}` });
      await settled(tenant.id);
      expect(await getSource(tenant.ctx, { sourceId })).toMatchObject({ status: "failed", error: { code } });
    }
  });
});
