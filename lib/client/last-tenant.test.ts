import { expect, test } from "vitest";
import { lastTenant } from "./last-tenant";

const tenant = (slug: string, isSuspended = false) => ({ slug, isSuspended });

test("the last team, else the first one that is open, else none", () => {
  const tenants = [tenant("a", true), tenant("b"), tenant("c")];
  expect(lastTenant(tenants, "c")?.slug).toBe("c");
  expect(lastTenant(tenants, undefined)?.slug).toBe("b");
  expect(lastTenant(tenants, "gone")?.slug).toBe("b");
  expect(lastTenant(tenants, "a")?.slug).toBe("b");
  expect(lastTenant([tenant("a", true)], "a")).toBeUndefined();
});
