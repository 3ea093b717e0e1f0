import { expect, test } from "vitest";
import { makeTenant } from "@/lib/testing/fixtures";
import { withLimits } from "@/lib/testing/with-limits";
import { limitRate } from "./rate-limit";

test("a rate that is used up says when there is more; one of 0 says who can change it, and of no waiting", async () => {
  const { ctx } = await makeTenant();
  const at = (chat: number) => withLimits(ctx, { requestsPerMinute: { read: 1, write: 1, chat } });
  await limitRate(at(1), "chat");
  await expect(limitRate(at(1), "chat")).rejects.toMatchObject({
    code: "rate_limited",
    message: expect.stringMatching(/^At most 1 request a minute\. Wait \d+ s\.$/),
    details: { limit: 1, retryAfterSeconds: expect.any(Number) },
  });
  await expect(limitRate(at(0), "chat")).rejects.toMatchObject({
    code: "rate_limited",
    message:
      "No questions are let through: the operator has set the limit of this team to 0 a minute. Ask whoever runs this deployment.",
    details: { limit: 0, used: 0 },
    retryAfterSeconds: undefined,
  });
});
