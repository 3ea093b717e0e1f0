import pg from "pg";
import { expect, test, vi } from "vitest";
import { call } from "@/lib/testing/call";
import { fillTenant } from "@/lib/testing/fill-tenant";
import { makeTenant, tokenFor } from "@/lib/testing/fixtures";
import { loadRoutes } from "@/lib/testing/routes";

// Of a question that is asked over HTTP.
test("from the request to the first word there are at most three transactions", async () => {
  const routes = await loadRoutes();
  const chat = routes.find(({ path }) => path === "/api/v1/bots/[botId]/chat");
  if (!chat) throw new Error("no chat route");
  const tenant = await makeTenant("Lighthouse");
  const { bot: botId } = await fillTenant(tenant, "Visitors climb 212 steps to the gallery.");
  const headers = await tokenFor(tenant, "read");
  const body = { message: "How many steps do visitors climb?", stream: true };
  await call(chat, { headers, params: { botId }, body }); // marks the token as used, which is once a minute
  const query = vi.spyOn(pg.Client.prototype, "query");
  try {
    await call(chat, { headers, params: { botId }, body });
    const statements = query.mock.calls as unknown as [string | { text: string }][];
    const begun = statements.filter(([one]) => /^begin/i.test(typeof one === "string" ? one : one.text));
    // The fourth stores the answer, when it is whole.
    expect(begun).toHaveLength(4);
    const curated = statements.filter(([one]) =>
      (typeof one === "string" ? one : one.text).includes("Curated"),
    );
    expect(curated, "looks for an answer that the team wrote").toHaveLength(1);
  } finally {
    query.mockRestore();
  }
});
