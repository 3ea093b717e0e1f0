/** Milliseconds by the name of the part. */
export type Timings = Record<string, number>;

export function startTimings() {
  const timings: Timings = {};
  const record = (name: string, startedAt: number) => {
    timings[name] = Math.round((performance.now() - startedAt) * 100) / 100;
  };
  return {
    measure<T>(name: string, work: () => T): T {
      const startedAt = performance.now();
      const result = work();
      record(name, startedAt);
      return result;
    },
    async during<T>(name: string, work: () => Promise<T>): Promise<T> {
      const startedAt = performance.now();
      const result = await work();
      record(name, startedAt);
      return result;
    },
    all: () => timings,
  };
}
