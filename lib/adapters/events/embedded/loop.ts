import type { Logger } from "@/lib/core/log";

export type Loop = {
  /** Has the work done soon; calls that come together are one. */
  wake(): void;
  /** Ends after the round that is under way. */
  stop(): Promise<void>;
};

const LONGEST_PAUSE_MS = 5_000;

/**
 * Does `work` over and over: when woken, or after as many milliseconds as it returned. A round that throws is logged
 * and tried again after a pause that grows, whoever wakes it.
 */
export function startLoop(name: string, log: Logger, work: () => Promise<number>): Loop {
  let isStopped = false;
  let isWanted = false;
  let failures = 0;
  let endPause = () => {};

  const pause = (ms: number) =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      endPause = () => {
        clearTimeout(timer);
        resolve();
      };
    });

  const round = async (): Promise<number> => {
    try {
      const waitMs = await work();
      failures = 0;
      return waitMs;
    } catch (error) {
      failures += 1;
      const waitMs = Math.min(LONGEST_PAUSE_MS, 50 * 2 ** failures);
      log.warn(
        { loop: name, failures, waitMs, error },
        "A round of the executor failed; it will be repeated",
      );
      return waitMs;
    }
  };

  const run = async () => {
    while (!isStopped) {
      isWanted = false;
      const waitMs = await round();
      if (isStopped || (isWanted && failures === 0)) continue;
      await pause(waitMs);
    }
  };

  const done = run();
  return {
    wake() {
      isWanted = true;
      if (failures === 0) endPause();
    },
    stop() {
      isStopped = true;
      endPause();
      return done;
    },
  };
}
