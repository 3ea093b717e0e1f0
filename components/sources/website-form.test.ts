import { expect, test } from "vitest";
import { WEBSITE_AT_FIRST, WebsiteForm } from "./website-form";

const read = (values: Partial<typeof WEBSITE_AT_FIRST>) =>
  WebsiteForm.safeParse({ ...WEBSITE_AT_FIRST, ...values });

test("what is left empty is not sent; a site has a depth, a sitemap has none", () => {
  expect(read({ url: "example.com" }).data).toEqual({
    type: "website",
    url: "https://example.com",
    maxPages: 200,
    maxDepth: 5,
  });
  expect(read({ url: "https://example.com/s.xml", way: "sitemap", exclude: " /blog \n\n/x" }).data).toEqual({
    type: "sitemap",
    url: "https://example.com/s.xml",
    maxPages: 200,
    exclude: ["/blog", "/x"],
  });
});

test.each(["0", "5001", "ten", "", "1.5", "-3"])("%j is no number of pages", (maxPages) => {
  expect(read({ url: "example.com", maxPages }).error?.issues[0]?.path).toEqual(["maxPages"]);
});
