import { functionSuite } from "../testing/function-suite";
import { during, makeWorld, query } from "./testing/world";

for (const isCheckpointing of [true, false])
  functionSuite(`the embedded executor, with checkpointing ${isCheckpointing}`, async (make) => {
    const world = makeWorld(make, { isCheckpointing });
    return {
      name: world.name,
      send: world.send,
      async tick(functionId) {
        await query(`UPDATE "ExecutorCron" SET "nextAt" = now() WHERE "functionId" = $1`, [
          `${world.client.id}-${functionId}`,
        ]);
      },
      during: (body) => during(world, body),
    };
  });
