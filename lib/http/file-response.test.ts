import { describe, expect, test } from "vitest";
import { fileResponse, linesResponse } from "./file-response";

const file = (fileName: string) => fileResponse({ body: new Blob(["x"]).stream(), bytes: 1, fileName });

describe("a file comes back as a download and as nothing else, whatever its name", () => {
  test.each([
    "../../etc/passwd",
    "a\u0000b",
    "a\r\nSet-Cookie: x=1",
    '";filename=x.html',
    "\u202Etxt.exe",
    "page.html",
    "image.svg",
    "ünï 中文 ~!*'().pdf",
    "x".repeat(4_096),
    "",
  ])("%j", (name) => {
    const { headers } = file(name);
    const disposition = headers.get("content-disposition") ?? "";
    expect(disposition).toMatch(
      /^attachment; filename="[^"\\%\r\n]*"; filename\*=UTF-8''[A-Za-z0-9._~!%-]*$/,
    );
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-security-policy")).toContain("sandbox");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("cache-control")).toBe("private, no-store");
    expect(headers.has("set-cookie")).toBe(false);
  });

  test("names come back as they were", () => {
    const name = "ünï 中文 (1).pdf";
    const encoded = /filename\*=UTF-8''(.*)$/.exec(file(name).headers.get("content-disposition") ?? "")?.[1];
    expect(decodeURIComponent(encoded ?? "")).toBe(name);
  });
});

test("lines are sent as they come about", async () => {
  async function* lines() {
    yield "a,b\r\n";
    yield "1,ü\r\n";
  }
  const response = linesResponse("x", "csv", lines());
  expect(response.headers.get("content-disposition")).toMatch(/^attachment/);
  expect(await response.text()).toBe("a,b\r\n1,ü\r\n");
});
