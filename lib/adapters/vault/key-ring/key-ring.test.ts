import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createKeyRing } from ".";

const key = (version: number) => ({ version, key: randomBytes(32) });
const PLACE = { tenant: "ten_1", table: "Connection", column: "secret", row: "cnx_1" };

test("what was sealed opens again, in its place", () => {
  const vault = createKeyRing([key(1)]);
  fc.assert(
    fc.property(
      fc.string({ unit: "binary" }).filter((text) => text.isWellFormed()),
      (secret) => {
        expect(vault.open(vault.seal(secret, PLACE), PLACE)).toBe(secret);
      },
    ),
  );
});

test("the same secret is never sealed the same, and is not to be seen in it", () => {
  const vault = createKeyRing([key(1)]);
  const sealed = [vault.seal("sk-top-secret", PLACE), vault.seal("sk-top-secret", PLACE)];
  expect(sealed[0]).not.toBe(sealed[1]);
  expect(Buffer.from(sealed[0]?.slice(2) ?? "", "base64url").toString("latin1")).not.toContain("sk-top");
});

describe("what was sealed for one place opens nowhere else", () => {
  const vault = createKeyRing([key(1)]);
  const sealed = vault.seal("secret", PLACE);
  test.each(["tenant", "table", "column", "row"] as const)("another %s", (part) => {
    expect(() => vault.open(sealed, { ...PLACE, [part]: "other" })).toThrow("cannot be read");
  });
  test("parts that run into each other", () => {
    expect(() => vault.open(sealed, { ...PLACE, tenant: "ten_1Connection", table: "" })).toThrow(
      "cannot be read",
    );
  });
});

test("a changed, cut or made-up text does not open, and the error says nothing of it", () => {
  const vault = createKeyRing([key(1)]);
  const sealed = vault.seal("secret", PLACE);
  const flipped = `${sealed.slice(0, -2)}${sealed.endsWith("AA") ? "BB" : "AA"}`;
  for (const bad of [flipped, sealed.slice(0, 20), "1.", "", "nonsense", sealed.replace(/^1/, "2")]) {
    expect(() => vault.open(bad, PLACE)).toThrow("A stored secret cannot be read. Enter it again.");
  }
});

test("the newest key seals, older ones still open, and say that they are old", () => {
  const [one, two] = [key(1), key(2)];
  const old = createKeyRing([one]).seal("secret", PLACE);
  const ring = createKeyRing([one, two]);
  expect(ring.open(old, PLACE)).toBe("secret");
  expect(ring.isStale(old)).toBe(true);
  const renewed = ring.seal(ring.open(old, PLACE), PLACE);
  expect(ring.isStale(renewed)).toBe(false);
  expect(createKeyRing([two]).open(renewed, PLACE)).toBe("secret");
  expect(() => createKeyRing([two]).open(old, PLACE)).toThrow("cannot be read");
});
