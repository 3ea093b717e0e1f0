import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { readSitemap } from "./sitemap";

const read = (text: string | Uint8Array) =>
  readSitemap(typeof text === "string" ? Buffer.from(text) : text, "https://example.com/s.xml");

test("pages of a list, by prefix, in CDATA, with entities, but no pictures", async () => {
  const { pages, sitemaps } =
    await read(`<?xml version="1.0"?><s:urlset xmlns:s="x"><s:url><s:loc> https://example.com/a?x=1&amp;y=2 </s:loc>
    <image:image><image:loc>https://example.com/i</image:loc></image:image></s:url><url><loc><![CDATA[/b]]></loc></url></s:urlset>`);
  expect(pages).toEqual(["https://example.com/a?x=1&y=2", "https://example.com/b"]);
  expect(sitemaps).toEqual([]);
});

test("an index names more of them, packed or not", async () => {
  const index = "<sitemapindex><sitemap><loc>https://example.com/1.xml.gz</loc></sitemap></sitemapindex>";
  expect((await read(gzipSync(index))).sitemaps).toEqual(["https://example.com/1.xml.gz"]);
});

test("a plain list has an address a line", async () => {
  expect((await read("\uFEFFhttps://example.com/a\r\nno address\nhttps://example.com/b")).pages).toHaveLength(
    2,
  );
});

test("entities that a file defines do not expand", async () => {
  const bomb = `<!DOCTYPE x [<!ENTITY a "${"a".repeat(1000)}"><!ENTITY b "${"&a;".repeat(1000)}">]><urlset><url><loc>https://example.com/&b;</loc></url></urlset>`;
  const { pages } = await read(bomb);
  expect(pages.join("").length).toBeLessThan(100);
});

test.each([
  ["", "upstream_rejected"],
  ["<html><body>Not found</body></html>", "upstream_rejected"],
  [Buffer.from([0x1f, 0x8b, 8, 0, 0]), "upstream_rejected"],
  ["<a>".repeat(500_000), "upstream_rejected"],
  [gzipSync(Buffer.alloc(51 * 1024 * 1024, 32)), "payload_too_large"],
])("what is none says so", async (bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ code });
});
