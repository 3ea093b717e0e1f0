import { AppError } from "@/lib/core/errors";
import { type DoctorFinding, PROBE } from "@/lib/schemas/widget-doctor";
import type { Ctx } from "../_kit";

const TIMEOUT_MS = 10_000;
const MOST_BYTES = 1_000;
const WHOLE_MS = (PROBE.parts - 1) * PROBE.everyMs;

/**
 * Whether what is streamed arrives as it is sent, on the way by which `server`, the address that the page names, is reached.
 * Nothing is said where the guard lets nobody go, such as a deployment on one's own machine.
 */
export async function tryStream(
  { ports, now }: Pick<Ctx, "ports" | "now">,
  server: string,
): Promise<DoctorFinding[]> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await ports.fetcher.request(server + PROBE.path, { signal });
    const times = response.ok && response.body ? await arrivals(response.body, now) : [];
    const [first, last] = [times.at(0), times.at(-1)];
    if (times.length < PROBE.parts || first === undefined || last === undefined)
      return [untried(`${server} answered otherwise than this deployment does.`)];
    return [last - first < WHOLE_MS / 2 ? heldBack(server) : LIVE];
  } catch (thrown) {
    const error = AppError.from(thrown);
    return error.code === "invalid_request" ? [] : [untried(`${server} could not be reached from here.`)];
  }
}

/** When each part came, in milliseconds. */
async function arrivals(body: ReadableStream<Uint8Array>, now: () => Date): Promise<number[]> {
  const times: number[] = [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const bytes of body) {
    text += decoder.decode(bytes, { stream: true });
    if (text.length > MOST_BYTES) break;
    const arrived = text.match(/^data: \d+\n\n/gm)?.length ?? 0;
    while (times.length < arrived) times.push(now().getTime());
  }
  return times;
}

const LIVE: DoctorFinding = {
  id: "stream",
  level: "ok",
  title: "Answers arrive word by word",
  detail: "Nothing between visitors and this deployment holds them back.",
};

const heldBack = (server: string): DoctorFinding => ({
  id: "stream",
  level: "warning",
  title: "A proxy holds answers back",
  detail: `What ${server} streams arrives all at once, so visitors wait for the whole answer. Turn buffering and compression of text/event-stream off in the proxy before the deployment; in nginx, by this line.`,
  change: { where: "nginx: the location that leads to the deployment", line: "proxy_buffering off;" },
});

const untried = (why: string): DoctorFinding => ({
  id: "stream",
  level: "warning",
  title: "Whether answers arrive word by word could not be tried",
  detail: `${why} Look in a browser whether an answer comes word by word.`,
});
