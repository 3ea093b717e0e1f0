// Ends with 0 when the MiniRAG on this machine can do its work, else with 1: what a container is watched by.
const WITHIN_MS = 4_000;

const { PORT = "3000" } = process.env;
const answer = await fetch(`http://127.0.0.1:${PORT}/api/health/ready`, {
  signal: AbortSignal.timeout(WITHIN_MS),
}).catch(() => null);
process.exit(answer?.ok ? 0 : 1);
