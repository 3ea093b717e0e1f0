import { getCACertificates, setDefaultCACertificates } from "node:tls";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { webCauseWords } from "@/lib/core/web-causes";
import { makeCertificate } from "../testing/certificate";
import { LIMITS, makeInternet, PUBLIC_ADDRESS } from "../testing/internet";
import { serve, serveSecurely } from "../testing/servers";

const OTHER_ADDRESS = "151.101.1.1";
const NAMES = {
  "site.example.com": [PUBLIC_ADDRESS],
  "other.example.com": [OTHER_ADDRESS],
  "internal.example.com": ["10.0.0.5"],
  "rebound.example.com": [PUBLIC_ADDRESS, "127.0.0.1"],
};
const STATUSES = [301, 302, 303, 307, 308];
const text = (page: { body: Uint8Array }) => new TextDecoder().decode(page.body);

/** A site whose page `/` redirects to `location`, and a sentinel that plays everything else. */
async function siteThatRedirects(status: number, location: string) {
  const sentinel = await serve((_, response) => response.end("internal"));
  const site = await serve((_, response) => response.writeHead(status, { location }).end());
  const addresses = ["127.0.0.1", "10.0.0.5", "169.254.169.254", "::1"];
  const ports = Object.fromEntries(addresses.map((address) => [address, sentinel.port]));
  return { ...makeInternet(NAMES, { ...ports, [PUBLIC_ADDRESS]: site.port }), sentinel };
}

const INTERNAL = [
  "http://127.0.0.1/",
  "http://169.254.169.254/latest/meta-data/",
  "http://internal.example.com/",
  "http://rebound.example.com/",
  "//127.0.0.1/",
  "//internal.example.com/",
  "///127.0.0.1/",
  "/\\127.0.0.1/",
  "\\\\127.0.0.1\\",
  "http:\\\\127.0.0.1/",
  "http://[::1]/",
  "http://[::ffff:127.0.0.1]/",
  "http://0x7f000001/",
  "http://localhost/",
  "http://site.example.com:6379/",
  "http://user:password@site.example.com/",
  "http://site.example.com@127.0.0.1/",
  "file:///etc/passwd",
  "gopher://site.example.com/",
  "javascript:alert(1)",
  "data:text/html,x",
  "http://",
];

describe.each(STATUSES)("a redirect by %i", (status) => {
  test.each(INTERNAL)("to %s is refused", async (location) => {
    const { fetcher, sentinel } = await siteThatRedirects(status, location);
    const error = await fetcher.fetch("http://site.example.com/", LIMITS).catch((thrown: unknown) => thrown);
    // Word for word the same wherever it leads, so that nothing is learned of what is there.
    expect(error).toMatchObject({
      code: "invalid_request",
      message: webCauseWords("redirect_refused"),
      details: { reason: "redirect_refused" },
    });
    expect(sentinel.connections()).toBe(0);
  });

  test.each([
    ["/a/b?c=d#e", "http://site.example.com/a/b?c=d"],
    ["next", "http://site.example.com/folder/next"],
    ["../up", "http://site.example.com/up"],
    ["?page=2", "http://site.example.com/folder/start?page=2"],
    ["//other.example.com/x", "http://other.example.com/x"],
    ["http://other.example.com/x", "http://other.example.com/x"],
    ["/%C3%A9t%C3%A9", "http://site.example.com/%C3%A9t%C3%A9"],
    [Buffer.from("/été").toString("latin1"), "http://site.example.com/%C3%A9t%C3%A9"],
  ])("to %s is followed", async (location, expected) => {
    const server = await serve((request, response) => {
      if (request.url === "/folder/start") return response.writeHead(status, { location }).end("moved");
      return response.end(`${request.method} http://${request.headers.host}${request.url}`);
    });
    const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port, [OTHER_ADDRESS]: server.port });
    const page = await fetcher.fetch("http://site.example.com/folder/start", LIMITS);
    expect(page.url).toBe(expected);
    expect(text(page)).toBe(`GET ${expected}`);
  });
});

/** A site with a chain: /5 → /4 → … → /0, which is the page. */
async function chain() {
  const server = await serve((request, response) => {
    const left = Number(request.url?.slice(1));
    if (left > 0) return response.writeHead(302, { location: `/${left - 1}` }).end();
    return response.end("here");
  });
  return { ...makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port }), server };
}

test("five redirects are followed, each on a connection of its own and with one look-up", async () => {
  const { fetcher, server, looked } = await chain();
  expect(text(await fetcher.fetch("http://site.example.com/5", LIMITS))).toBe("here");
  expect([server.connections(), looked.length]).toEqual([6, 6]);
});

test("a sixth is not", async () => {
  const { fetcher, server } = await chain();
  const attempt = fetcher.fetch("http://site.example.com/6", LIMITS);
  await expect(attempt).rejects.toMatchObject({ details: { reason: "redirect_loop" } });
  expect(server.connections()).toBe(6);
});

test("a loop ends", async () => {
  const server = await serve((_, response) => response.writeHead(302, { location: "/" }).end());
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  await expect(fetcher.fetch("http://site.example.com/", LIMITS)).rejects.toMatchObject({
    code: "upstream_rejected",
  });
  expect(server.connections()).toBe(6);
});

test("a redirect without an address is no page", async () => {
  const server = await serve((_, response) => response.writeHead(302).end());
  const { fetcher } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  await expect(fetcher.fetch("http://site.example.com/", LIMITS)).rejects.toMatchObject({
    code: "upstream_rejected",
    details: { status: 302 },
  });
});

test("Refresh, by header or in the page, is text like any other", async () => {
  const html = `<meta http-equiv="refresh" content="0; url=http://127.0.0.1/">`;
  const server = await serve((_, response) =>
    response
      .setHeader("refresh", "0; url=http://127.0.0.1/")
      .setHeader("location", "http://127.0.0.1/")
      .end(html),
  );
  const { fetcher, dialled } = makeInternet(NAMES, { [PUBLIC_ADDRESS]: server.port });
  expect(text(await fetcher.fetch("http://site.example.com/", LIMITS))).toBe(html);
  expect(dialled).toEqual([`${PUBLIC_ADDRESS}:80`]);
});

test("a name that turns private between two looks is refused, and never looked up between check and connection", async () => {
  const server = await serve((_, response) => response.writeHead(302, { location: "/again" }).end());
  const names: Record<string, string[]> = { ...NAMES };
  const { fetcher, dialled } = makeInternet(
    new Proxy(names, {
      get(target, name: string) {
        const answer = target[name];
        target[name] = ["127.0.0.1"];
        return answer;
      },
    }),
    { [PUBLIC_ADDRESS]: server.port, "127.0.0.1": server.port },
  );
  const attempt = fetcher.fetch("http://site.example.com/", LIMITS);
  await expect(attempt).rejects.toMatchObject({ code: "invalid_request" });
  expect(dialled).toEqual([`${PUBLIC_ADDRESS}:80`]);
});

describe("https", () => {
  const trusted = getCACertificates("default");
  const certificate = makeCertificate("site.example.com");
  beforeAll(() => setDefaultCACertificates([...trusted, certificate.cert]));
  afterAll(() => setDefaultCACertificates(trusted));

  async function secureSite(location?: string) {
    const names: unknown[] = [];
    const server = await serveSecurely(certificate, (request, response) => {
      names.push([request.headers.host, "servername" in request.socket && request.socket.servername]);
      if (location && request.url === "/") return response.writeHead(302, { location }).end();
      return response.end("secure");
    });
    const plain = await serve((_, response) =>
      response.writeHead(301, { location: "https://site.example.com/x" }).end(),
    );
    const ports = {
      [`${PUBLIC_ADDRESS}:443`]: server.port,
      [PUBLIC_ADDRESS]: plain.port,
      [OTHER_ADDRESS]: server.port,
    };
    return { ...makeInternet(NAMES, ports), names, plain };
  }

  test("the certificate is checked against the name, which also goes into SNI and Host", async () => {
    const { fetcher, names } = await secureSite();
    expect(text(await fetcher.fetch("https://site.example.com/", LIMITS))).toBe("secure");
    expect(names).toEqual([["site.example.com", "site.example.com"]]);
    for (const wrong of ["https://other.example.com/", `https://${PUBLIC_ADDRESS}/`]) {
      await expect(fetcher.fetch(wrong, LIMITS)).rejects.toMatchObject({
        code: "upstream_rejected",
        details: { reason: "tls_failed" },
      });
    }
    expect(names.length).toBe(1);
  });

  test("from http to https is followed", async () => {
    const { fetcher } = await secureSite();
    expect((await fetcher.fetch("http://site.example.com/", LIMITS)).url).toBe("https://site.example.com/x");
  });

  test.each(["http://site.example.com/x", "http://other.example.com/"])(
    "back to %s is refused",
    async (location) => {
      const { fetcher, plain } = await secureSite(location);
      const attempt = fetcher.fetch("https://site.example.com/", LIMITS);
      await expect(attempt).rejects.toMatchObject({ code: "invalid_request" });
      expect(plain.connections()).toBe(0);
    },
  );
});
