import { expect, test } from "vitest";
import { presign } from "./presign";

test("the example that Amazon publishes gets the signature that Amazon publishes", () => {
  const url = presign("https://examplebucket.s3.amazonaws.com/test.txt", {
    ...{ method: "GET", headers: {}, region: "us-east-1", expiresInSeconds: 86_400 },
    accessKeyId: "AKIAIOSFODNN7EXAMPLE",
    secretAccessKey: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    at: new Date("2013-05-24T00:00:00Z"),
  });
  expect(url).toBe(
    "https://examplebucket.s3.amazonaws.com/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256" +
      "&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request" +
      "&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host" +
      "&X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404",
  );
});

test("a length that has to be so is signed as the signer of Amazon's own SDK does it (@smithy/signature-v4)", () => {
  const url = presign("https://store.test:9000/files/tenants/ten_1/uploads/upl_1", {
    ...{ method: "PUT", headers: { "content-length": "5" }, region: "eu-central-1", expiresInSeconds: 3600 },
    ...{ accessKeyId: "AK", secretAccessKey: "S/k+e", at: new Date("2026-11-27T03:04:05Z") },
  });
  const { searchParams } = new URL(url);
  expect(searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;host");
  const signature = "974022b5953fc9839a1eefe5817f2270a215ac4d3a12d424cb6d56355497ca5e";
  expect(searchParams.get("X-Amz-Signature")).toBe(signature);
});
