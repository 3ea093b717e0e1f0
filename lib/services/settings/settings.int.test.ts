import { expect, test } from "vitest";
import { newId } from "@/lib/core/ids";
import type { PersonCtx } from "@/lib/services/_kit";
import { chooseMySetting, chooseSetting, chosenTimeZone, resetMySetting } from "@/lib/services/settings";
import { makeTenant, testOpenCtx } from "@/lib/testing/fixtures";

test("one's own time zone beats the team's; without a choice there is none", async () => {
  const tenant = await makeTenant();
  const person = {
    id: tenant.ownerId,
    sessionId: newId("session"),
    email: "o@example.test",
    name: "O",
    isEmailVerified: true,
    isOperator: false,
  };
  const me: PersonCtx = { ...testOpenCtx(), person };
  const zoneIn = (tenantId: typeof tenant.id | null) =>
    chosenTimeZone(me, { userId: tenant.ownerId, tenantId });

  expect(await zoneIn(tenant.id)).toBeNull();
  await chooseSetting(tenant.ctx, { key: "timeZone", value: "Europe/Berlin" });
  expect(await zoneIn(tenant.id)).toBe("Europe/Berlin");
  expect(await zoneIn(null)).toBeNull();
  await chooseMySetting(me, { key: "timeZone", value: "Asia/Tokyo" });
  expect(await zoneIn(tenant.id)).toBe("Asia/Tokyo");
  expect(await zoneIn(null)).toBe("Asia/Tokyo");
  await resetMySetting(me, { key: "timeZone" });
  expect(await zoneIn(tenant.id)).toBe("Europe/Berlin");
});
