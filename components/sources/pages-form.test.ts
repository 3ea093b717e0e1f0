import { expect, test } from "vitest";
import { PagesForm } from "./pages-form";

test("one address is a page, several are a list", () => {
  expect(PagesForm.parse({ url: " example.com/a " })).toEqual({ type: "url", url: "https://example.com/a" });
  expect(PagesForm.parse({ url: "example.com/a\n\n  http://example.com/b\n" })).toEqual({
    type: "url",
    urls: ["https://example.com/a", "http://example.com/b"],
  });
  expect(PagesForm.safeParse({ url: " \n" }).success).toBe(false);
});
