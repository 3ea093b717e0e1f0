import { expect, test } from "vitest";
import { s3Address, s3Origin } from "./s3-address";

const at = { endpoint: null, bucket: "files", region: "eu-central-1" };

test.each([
  [at, "https://files.s3.eu-central-1.amazonaws.com"],
  [{ ...at, bucket: "my.files" }, "https://s3.eu-central-1.amazonaws.com/my.files"],
  [{ ...at, region: "cn-north-1" }, "https://files.s3.cn-north-1.amazonaws.com.cn"],
  [{ ...at, endpoint: "https://store.example.com:9000/" }, "https://store.example.com:9000/files"],
])("%j is %s", (place, address) => {
  expect(s3Address(place)).toBe(address);
  expect(s3Origin(place)).toBe(new URL(address).origin);
});

test("nothing of a setting can say more than an origin in a page's policy", () => {
  expect(s3Origin({ ...at, region: "x;script-src" })).toBeNull();
  expect(s3Origin({ ...at, region: "eu-central-1; script-src *" })).toBeNull();
  expect(s3Origin({ ...at, bucket: "a; script-src *" })).toBe("https://s3.eu-central-1.amazonaws.com");
});
