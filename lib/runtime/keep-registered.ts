const AGAIN_MS = 30_000;
/** A server of one's own may have lost what it knew. */
const REGULARLY_MS = 60 * 60_000;

export type Keeping = {
  /** Settles when the first try is over. */
  first: Promise<void>;
  stop(): void;
};

/**
 * Tells the server of durable functions which there are: at once, soon again when it did not take them, and now and then.
 * @param register resolves to whether it took them; never rejects
 */
export function keepRegistered(register: () => Promise<boolean>): Keeping {
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  async function keep() {
    const isRegistered = await register();
    if (!isOver) timer = setTimeout(keep, isRegistered ? REGULARLY_MS : AGAIN_MS);
  }

  return {
    first: keep(),
    stop() {
      isOver = true;
      clearTimeout(timer);
    },
  };
}
