import { describe, expect, test } from "vitest";
import { clientAddress, PEER_HEADER } from "./client-address";

const PEER = "198.51.100.7";
const headers = (more: Record<string, string>) => new Headers({ [PEER_HEADER]: PEER, ...more });
const FORGED = {
  "x-forwarded-for": "1.1.1.1, 2.2.2.2, 3.3.3.3",
  "x-real-ip": "4.4.4.4",
  forwarded: "for=5.5.5.5",
  "cf-connecting-ip": "6.6.6.6",
};

describe("whose request it is", () => {
  test.each([
    [0, PEER],
    [1, "3.3.3.3"],
    [2, "2.2.2.2"],
    [3, "1.1.1.1"],
    [4, PEER],
  ])("behind %i trusted proxies", (proxies, address) => {
    expect(clientAddress(headers(FORGED), proxies)).toBe(address);
  });

  test("what the caller puts in front changes nothing", () => {
    const addresses = Array.from({ length: 1_000 }, (_, n) =>
      clientAddress(headers({ ...FORGED, "x-forwarded-for": `10.0.${n >> 8}.${n & 255}, 3.3.3.3` }), 1),
    );
    expect(new Set(addresses)).toEqual(new Set(["3.3.3.3"]));
  });

  test("without the header the peer stays, and without a peer nobody is known", () => {
    expect(clientAddress(headers({}), 2)).toBe(PEER);
    expect(clientAddress(headers({ "x-forwarded-for": " , ," }), 1)).toBe(PEER);
    expect(clientAddress(new Headers(), 0)).toBe("unknown");
  });
});
