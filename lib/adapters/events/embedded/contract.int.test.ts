import { onTestFinished } from "vitest";
import { eventsContract } from "../contract";
import { makeWorld } from "./testing/world";

eventsContract("The embedded executor", async () => {
  const arrived: string[] = [];
  let world = begin();
  await world.executor.start();
  onTestFinished(() => world.executor.stop({ timeoutMs: 5_000 }));

  function begin() {
    return makeWorld(
      (client) => [
        client.createFunction({ id: "arrived", triggers: [{ event: "contract/happened" }] }, ({ event }) => {
          arrived.push(event.id ?? "");
        }),
      ],
      { app: "contract" },
    );
  }

  return {
    // Another process's port wakes this one's executor, too.
    port: world.events.port,
    arrived: () => arrived,
    async setThere(isThere) {
      if (!isThere) return world.executor.stop({ timeoutMs: 5_000 });
      world = begin();
      await world.executor.start();
    },
  };
});
