import { networkInterfaces } from "node:os";
import { expect, test } from "vitest";
import { SILENT } from "@/lib/core/log";
import { LIMITS, makeInternet, PUBLIC_ADDRESS } from "../testing/internet";
import { serve } from "../testing/servers";
import { createWebFetcher } from ".";

/** Loopback, the metadata service and private networks, in the spellings that have fooled other guards. */
const ADDRESSES = [
  ["decimal", "http://2130706433/", "http://2852039166/", "http://3232235777/", "http://0/"],
  ["hexadecimal", "http://0x7f000001/", "http://0x7f.0.0.1/", "http://0x7f.1/", "http://0xa9fea9fe/"],
  [
    "octal",
    "http://0177.0.0.1/",
    "http://017700000001/",
    "http://0000177.0.0.01/",
    "http://0251.0376.0251.0376/",
  ],
  [
    "short",
    "http://127.1/",
    "http://127.0.1/",
    "http://10.1/",
    "http://192.168.257/",
    "http://169.254.43518/",
  ],
  ["this network", "http://0.0.0.0/", "http://0.0.0.1/", "http://0.255.255.255/", "http://0x0/"],
  ["loopback", "http://127.0.0.1/", "http://127.255.255.254/", "https://127.8.8.8/", "http://127.0.0.1:443/"],
  ["private", "http://10.0.0.1/", "http://172.16.0.1/", "http://172.31.255.255/", "http://192.168.0.1/"],
  ["link-local", "http://169.254.169.254/latest/meta-data/", "http://169.254.170.2/", "http://169.254.0.1/"],
  ["carrier-grade NAT", "http://100.64.0.1/", "http://100.100.100.200/", "http://100.127.255.255/"],
  ["benchmarks", "http://198.18.0.1/", "http://198.19.255.255/"],
  ["protocol assignments", "http://192.0.0.1/", "http://192.0.0.192/", "http://192.0.0.171/"],
  [
    "documentation",
    "http://192.0.2.1/",
    "http://198.51.100.1/",
    "http://203.0.113.1/",
    "http://[2001:db8::1]/",
  ],
  ["reserved", "http://240.0.0.1/", "http://254.1.1.1/", "http://192.88.99.1/", "http://[5f00::1]/"],
  ["broadcast, multicast", "http://255.255.255.255/", "http://224.0.0.1/", "http://239.255.255.250/"],
  ["multicast by IPv6", "http://[ff02::1]/", "http://[ff0e::1]/"],
  ["Azure's host agent", "http://168.63.129.16/", "http://0xa83f8110/", "http://[::ffff:168.63.129.16]/"],
  ["unspecified and loopback by IPv6", "http://[::]/", "http://[::1]/", "http://[0:0:0:0:0:0:0:1]/"],
  ["mapped", "http://[::ffff:127.0.0.1]/", "http://[::ffff:7f00:1]/", "http://[0:0:0:0:0:ffff:a9fe:a9fe]/"],
  ["mapped, of a public address", "http://[::ffff:8.8.8.8]/"],
  ["compatible and translated", "http://[::127.0.0.1]/", "http://[::7f00:1]/", "http://[::ffff:0:7f00:1]/"],
  ["NAT64", "http://[64:ff9b::7f00:1]/", "http://[64:ff9b::169.254.169.254]/", "http://[64:ff9b:1::7f00:1]/"],
  ["6to4 and Teredo", "http://[2002:7f00:1::]/", "http://[2002:a9fe:a9fe::1]/", "http://[2001:0:7f00:1::]/"],
  ["unique local", "http://[fc00::1]/", "http://[fd00:ec2::254]/", "http://[fd20:ce::254]/"],
  [
    "link-local by IPv6",
    "http://[fe80::1]/",
    "http://[febf::1]/",
    "http://[fe80::1%25eth0]/",
    "http://[fe80::1%eth0]/",
  ],
  [
    "other IPv6 that is not public",
    "http://[fec0::1]/",
    "http://[100::1]/",
    "http://[4000::1]/",
    "http://[::2]/",
  ],
  ["full-width and other digits", "http://１２７.０.０.１/", "http://①②⑦.⓪.⓪.①/", "http://127。0。0。1/"],
  [
    "a dot at the end",
    "http://127.0.0.1./",
    "http://localhost./",
    "http://site.example.com./",
    "http://0x7f.1./",
  ],
  ["percent signs", "http://%31%32%37.0.0.1/", "http://127.0.0.%31/", "http://%6c%6fcalhost/"],
].flatMap(([kind, ...urls]) => urls.map((url) => [url, kind]));

const SYNTAX = [
  ["user and password", "http://user:password@site.example.com/", "http://user@site.example.com/"],
  ["a host as user", "http://site.example.com@127.0.0.1/", "http://site.example.com:80@127.0.0.1/"],
  ["a user by percent", "http://site.example.com%40127.0.0.1/", "http://127.0.0.1%00.example.com/"],
  [
    "backslashes",
    "http://127.0.0.1\\@site.example.com/",
    "http://site.example.com\\@127.0.0.1/",
    "http:\\\\127.0.0.1\\",
  ],
  ["tabs and line ends", "http://127.0.0\t.1/", "ht\ntp://site.example.com/", "http://site.exam\r\nple.com/"],
  [
    "NUL and spaces",
    "http://site.example.com\u0000/",
    "http://site.exa mple.com/",
    "http://127.0.0.1 .example.com/",
  ],
  ["odd slashes", "http:127.0.0.1/", "http:/127.0.0.1/", "http:///127.0.0.1/", "https:////127.0.0.1//"],
  [
    "no address at all",
    "",
    "//127.0.0.1/",
    "/etc/passwd",
    "127.0.0.1",
    "http://",
    "http://[::1",
    "http://256.1.1.1/",
  ],
  ["names of our own network", "http://localhost/", "http://LOCALHOST/", "http://redis/", "http://metadata/"],
  ["ports that are not the web's", "http://site.example.com:22/", "http://site.example.com:25/"],
  [
    "other ports",
    "http://site.example.com:6379/",
    "http://site.example.com:8080/",
    "https://site.example.com:8443/",
  ],
  ["impossible ports", "http://site.example.com:0/", "http://site.example.com:65536/", "http://8.8.8.8:22/"],
  ["files", "file:///etc/passwd", "file://site.example.com/etc/passwd", "FILE:/etc/passwd"],
  ["other schemes", "gopher://site.example.com/_", "ftp://site.example.com/", "dict://site.example.com/"],
  [
    "schemes without a host",
    "data:text/html,x",
    "javascript:alert(1)",
    "about:blank",
    "mailto:a@example.com",
  ],
  ["schemes within schemes", "blob:http://site.example.com/1", "view-source:http://site.example.com/"],
  [
    "sockets",
    "ws://site.example.com/",
    "unix:/var/run/docker.sock",
    "http+unix://%2Fvar%2Frun%2Fdocker.sock/",
  ],
].flatMap(([kind, ...urls]) => urls.map((url) => [url, kind]));

/** What names answer: each has a private address, sometimes among public ones. */
const NAMES: Record<string, string[]> = {
  "site.example.com": [PUBLIC_ADDRESS],
  "loopback.example.com": ["127.0.0.1"],
  "127.0.0.1.nip.example.com": ["127.0.0.1"],
  "mixed.example.com": [PUBLIC_ADDRESS, "10.0.0.5"],
  "mixed-six.example.com": [PUBLIC_ADDRESS, "::1"],
  "metadata.google.internal": ["169.254.169.254"],
  "mapped.example.com": ["::ffff:127.0.0.1"],
  "zone.example.com": ["fe80::1%eth0"],
  "nat.example.com": ["64:ff9b::a00:1"],
  "odd.example.com": ["010.8.8.8"],
  "none.example.com": [],
  "foo.localhost": ["127.0.0.1", "::1"],
};
const BAD_NAMES = [...Object.keys(NAMES).slice(1), "unknown.example.com"].map((name) => [
  `http://${name}/`,
  "by name",
]);

/** Short names and names with a dot at the end are refused whatever they answer. */
const OWN_NETWORK = ["localhost", "redis", "metadata", "localhost.", "site.example.com."];
const REFUSED_NAMES = {
  ...NAMES,
  ...Object.fromEntries(OWN_NETWORK.map((name) => [name, [PUBLIC_ADDRESS]])),
};

const ALL = [...ADDRESSES, ...SYNTAX, ...BAD_NAMES];

async function answersTo(attempt: Promise<unknown>): Promise<string> {
  const error = await attempt.then(
    () => new Error("it was let through"),
    (error: Error) => error,
  );
  return JSON.stringify({ text: `${error}`, ...error });
}

test("there are enough spellings", () => {
  expect(new Set(ALL.map(([url]) => url)).size).toBe(ALL.length);
  expect(ADDRESSES.length).toBeGreaterThanOrEqual(80);
});

test.each(ALL)("%j is refused (%s)", async (url = "") => {
  const { fetcher, dialled } = makeInternet(REFUSED_NAMES, {});
  const answers = new Set([
    await answersTo(fetcher.assertAllowed(url)),
    await answersTo(fetcher.fetch(url, LIMITS)),
    await answersTo(fetcher.assertAllowed("http://127.0.0.1/")),
  ]);
  expect([...answers]).toEqual([expect.stringContaining('"code":"invalid_request"')]);
  expect(dialled).toEqual([]);
});

test("sentinels see no connection, and no answer tells an open port from a closed one", async () => {
  const hasIpv6 = Object.values(networkInterfaces()).some((list) =>
    list?.some(({ address }) => address === "::1"),
  );
  const hosts = hasIpv6 ? ["127.0.0.1", "::1"] : ["127.0.0.1"];
  const open = await Promise.all(hosts.map((host) => serve((_, response) => response.end("internal"), host)));
  const fetcher = createWebFetcher({
    allowedCidrs: [],
    resolve: async (name) => NAMES[name] ?? [],
    log: SILENT,
  });
  const answers = new Set([await answersTo(fetcher.fetch("http://127.0.0.1:1/", LIMITS))]); // closed
  for (const [text = ""] of ALL) {
    const url = URL.parse(text);
    if (!url?.host || !/^https?:$/.test(url.protocol)) continue;
    for (const { port } of open) {
      url.port = String(port);
      answers.add(await answersTo(fetcher.fetch(url.href, LIMITS)));
      answers.add(await answersTo(fetcher.assertAllowed(url.href)));
    }
  }
  expect(answers.size).toBe(1);
  expect(open.map((server) => server.connections())).toEqual(hosts.map(() => 0));
});

test("public addresses are let through, by name and as they are", async () => {
  const page = await serve((request, response) => response.end(request.headers.host));
  const six = "2606:2800:220:1:248:1893:25c8:1946";
  const { fetcher, dialled } = makeInternet(
    { ...NAMES, "münchen.example.com": [], "xn--mnchen-3ya.example.com": [six, PUBLIC_ADDRESS] },
    { [PUBLIC_ADDRESS]: page.port, [six]: page.port },
  );
  const hosts = [];
  const urls = [
    "http://site.example.com/",
    `http://${PUBLIC_ADDRESS}./`,
    `http://[${six}]/`,
    "http://MÜNCHEN.example.com/",
  ];
  for (const url of [...urls, "http://site.example.com:443/"]) {
    await fetcher.assertAllowed(url);
    hosts.push(new TextDecoder().decode((await fetcher.fetch(url, LIMITS)).body));
  }
  expect(hosts).toEqual([
    "site.example.com",
    PUBLIC_ADDRESS,
    `[${six}]`,
    "xn--mnchen-3ya.example.com",
    "site.example.com:443",
  ]);
  const both = [
    `${PUBLIC_ADDRESS}:80`,
    `${PUBLIC_ADDRESS}:80`,
    `[${six}]:80`,
    `[${six}]:80`,
    `${PUBLIC_ADDRESS}:443`,
  ];
  expect(dialled).toEqual(both.map((place) => place.replace(/[[\]]/g, "")));
});
