import { expect, test } from "vitest";
import { decodeCursor, encodeCursor } from "./cursor";

test.each(["bot_01m89", "Zürich 東京 “a”", "2026-11-25T12:00:00.000Z src_1", ""])("%j comes back", (key) => {
  expect(decodeCursor(encodeCursor(key))).toBe(key);
});

test.each(["AAAA", "e30", "eyJ9", "%", "ü", btoa("%00"), btoa("%ff"), `${encodeCursor("bot_1")}=`])(
  "%j is none of ours",
  (cursor) => {
    expect(() => decodeCursor(cursor)).toThrow(/not one of ours/);
  },
);
