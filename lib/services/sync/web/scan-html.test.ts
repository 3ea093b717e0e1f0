import { expect, test } from "vitest";
import { scanHtml } from "./scan-html";

const scan = (html: string, robotsTag: string | null = null) =>
  scanHtml(html, "https://example.com/a/b", robotsTag);

test("links are absolute, each once, without those that are not to be followed", async () => {
  const { links } = await scan(
    `<base href="/c/"><a href="x?utm_source=1">x</a><a href="x">x</a><a rel="ugc nofollow" href="y">y</a>
     <area href="https://example.com/z#top"><a>none</a><a href="mailto:a@b.c">m</a>`,
  );
  expect(links).toEqual(["https://example.com/c/x", "https://example.com/z"]);
});

test.each([
  [`<meta name="robots" content="NOINDEX, follow">`, null, true, 1],
  [`<meta name="ROBOTS" content="none">`, null, true, 0],
  [`<meta name="minirag" content="nofollow">`, null, false, 0],
  [`<meta name="googlebot" content="noindex">`, null, false, 1],
  ["", "noindex", true, 1],
  ["", "otherbot: noindex, nofollow", false, 1],
  ["", "otherbot: noindex, MiniRAG: nofollow", false, 0],
])("%s with %s", async (head, tag, isHidden, links) => {
  const facts = await scan(`<head>${head}</head><a href="/x">x</a>`, tag);
  expect([facts.isHidden, facts.links.length]).toEqual([isHidden, links]);
});

test("the hash is of what people see", async () => {
  const hash = async (html: string) => (await scan(html)).hash;
  const page = await hash(`<p class="a">Hello <b>you</b></p><script nonce="1">x()</script>`);
  expect(await hash(`<p class="b">Hello  <b>you</b></p>\n<script nonce="2">y()</script>`)).toBe(page);
  expect(await hash(`<p>Hello <b>me</b></p><script></script>`)).not.toBe(page);
  expect(await hash(`<h1>Hello <b>you</b></h1><script></script>`)).not.toBe(page);
});

test("title and canonical address", async () => {
  const facts = await scan(
    `<title> A\n page </title><link rel="canonical" href="/a/b?utm_campaign=1#x"><svg><title>no</title></svg>`,
  );
  expect(facts).toMatchObject({ title: "A page", canonical: "https://example.com/a/b" });
  expect((await scan(`<title>T</title><meta property="og:title" content="Shared">`)).title).toBe("Shared");
});

test("a page that nests without end is read", async () => {
  const deep = "<div>".repeat(2_000_000);
  const begun = performance.now();
  const { hash } = await scan(`${deep}deep`);
  expect(performance.now() - begun).toBeLessThan(3_000);
  expect((await scan(`${deep}deeper`)).hash).not.toBe(hash);
});
