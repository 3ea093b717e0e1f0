import { expect, test } from "vitest";
import { formatName } from "./format-name";

test.each([
  [{ fileName: "Guide.PDF", url: null, contentType: "application/octet-stream" }, "PDF"],
  [{ fileName: "data.json", url: null, contentType: null }, "JSON data"],
  [{ fileName: null, url: "https://a.example/x", contentType: "text/html" }, "Web page"],
  [{ fileName: null, url: "https://a.example/x", contentType: "application/pdf" }, "PDF"],
  [{ fileName: null, url: "https://a.example/x", contentType: null }, "Web page"],
  [{ fileName: "Re: prices.eml", url: null, contentType: null }, "Mail"],
  [{ fileName: null, url: null, contentType: "text/markdown" }, "Text"],
  [{ fileName: "README", url: null, contentType: null }, "Text"],
])("%j is %s", (document, name) => {
  expect(formatName(document)).toBe(name);
});
