/** Next calls this once per process, before the first request. A throw would leave a server up that answers 500. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== "nodejs" || process.env.NEXT_PHASE === "phase-production-build") return;
  const { startRuntime } = await import("@/lib/runtime");
  await startRuntime();
}
