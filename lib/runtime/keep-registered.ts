import { openWork } from "@/inngest/binding";
import { functionsEndpoint } from "@/inngest/endpoint";
import { getLog, type InngestEvents } from "@/lib/adapters";
import { sweepOutbox } from "@/lib/services/upkeep";

/** Soon, not at once: the server may ask back, and nothing listens yet. */
const FIRST_MS = 2_000;
const AGAIN_MS = 30_000;
/** A server of one's own may have lost what it knew. */
const REGULARLY_MS = 60 * 60_000;

/**
 * Tells Inngest at the start, and now and then, which functions there are; until it knows, nothing calls them, and so
 * nothing else sweeps the outbox, or takes over what an executor of before left behind.
 * @returns what ends it
 */
export function keepRegistered(inngest: Pick<InngestEvents, "register">): () => void {
  const log = getLog();
  const endpoint = functionsEndpoint();
  let timer = setTimeout(keep, FIRST_MS);
  let isOver = false;

  async function keep() {
    const isRegistered = await attempt();
    if (!isOver) timer = setTimeout(keep, isRegistered ? REGULARLY_MS : AGAIN_MS);
  }

  async function attempt(): Promise<boolean> {
    try {
      const isRegistered = endpoint !== null && (await inngest.register(endpoint));
      if (isRegistered) await sweepOutbox(openWork());
      return isRegistered;
    } catch (error) {
      log.error({ error }, "the functions were not registered");
      return false;
    }
  }

  return () => {
    isOver = true;
    clearTimeout(timer);
  };
}
