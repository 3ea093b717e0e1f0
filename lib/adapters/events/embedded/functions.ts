import { compile, type Expression, textOf } from "./expressions";
import { ENDPOINT, type Handler } from "./handler";
import { nextTick } from "./times";
import type { AnyFunction, ExecutorEvent, FunctionSpec, FunctionSpecs } from "./types";

/** What the SDK registers of a function, as far as the executor reads it. */
type Registered = {
  id: string;
  triggers: { event?: string; expression?: string; cron?: string; jitter?: string }[];
  steps: { step: { retries?: { attempts: number } } };
  concurrency?: number | Concurrency | Concurrency[];
  idempotency?: string;
  cancel?: { event: string; if?: string; timeout?: string }[];
};
type Concurrency = { limit: number; key?: string; scope?: string };
type Refuse = (option: string, reason?: string) => void;

const KNOWN_OPTIONS = new Set([
  ...["id", "name", "description", "triggers", "concurrency", "idempotency", "cancelOn", "retries"],
  ...["onFailure", "middleware", "checkpointing"],
]);
const DEFAULT_RETRIES = 4;
const UNLIMITED = 2_147_483_647;
export const FUNCTION_FAILED = "inngest/function.failed";

/**
 * Reads what the functions ask for, by letting the SDK register them with us.
 * @throws Error that names every function and option that the executor does not do
 */
export async function readFunctions(
  handle: Handler,
  functions: readonly AnyFunction[],
): Promise<FunctionSpecs> {
  const problems: string[] = [];
  const refuser = (id: string) => (option: string, reason?: string) => {
    problems.push(`function "${id}", option "${option}"${reason ? `: ${reason}` : ""}`);
  };
  for (const fn of functions) {
    const unknown = Object.entries(fn.opts).filter(
      ([name, value]) => value !== undefined && !KNOWN_OPTIONS.has(name),
    );
    for (const [name] of unknown) refuser(fn.id())(name);
  }
  const specs = (await register(handle)).map((registered) => toSpec(registered, refuser(registered.id)));
  if (problems.length > 0) {
    throw new Error(`The embedded executor does not do what is asked of it:\n${problems.join("\n")}`);
  }
  return new Map(specs.map((spec) => [spec.id, spec]));
}

async function register(handle: Handler): Promise<Registered[]> {
  const headers = { host: "embedded", "content-type": "application/json", "x-inngest-sync-kind": "in_band" };
  const body = JSON.stringify({ url: ENDPOINT });
  const response = await handle(new Request(ENDPOINT, { method: "PUT", headers, body }));
  if (response.status !== 200) {
    throw new Error(`The SDK did not register: ${response.status}. Is its client made with isDev: true?`);
  }
  const { functions } = (await response.json()) as { functions: Registered[] };
  return functions;
}

function toSpec(registered: Registered, refuse: Refuse): FunctionSpec {
  const { id, triggers } = registered;
  const starts = triggers.flatMap((trigger) => {
    if (trigger.jitter) refuse("triggers", "jitter");
    if (trigger.event?.startsWith("inngest/") && trigger.event !== FUNCTION_FAILED) {
      refuse("triggers", `the event ${trigger.event} is never sent`);
    }
    const condition = compileFor("triggers", trigger.expression, refuse);
    return trigger.event === undefined ? [] : [{ name: trigger.event, condition }];
  });
  const cancels = (registered.cancel ?? []).map((cancel) => {
    if (cancel.timeout) refuse("cancelOn", "timeout");
    return { name: cancel.event, condition: compileFor("cancelOn", cancel.if, refuse) };
  });
  const { limit, key } = readConcurrency(registered.concurrency, refuse);
  const idempotency = compileFor("idempotency", registered.idempotency, refuse);
  return {
    id,
    maxAttempts: (registered.steps.step.retries?.attempts ?? DEFAULT_RETRIES) + 1,
    limit,
    crons: readCrons(triggers, refuse),
    startsOn: (event) =>
      starts.some(({ name, condition }) => isNamed(event, name) && holds(condition, { event })),
    mayCancel: (event) => cancels.some(({ name }) => isNamed(event, name)),
    cancels: (event, started) =>
      cancels.some(
        ({ name, condition }) => isNamed(event, name) && holds(condition, { event: started, async: event }),
      ),
    slotOf: (event) => `${id}:${(key && textOf(key({ event }))) ?? ""}`,
    idempotencyKeyOf: (event) => (idempotency ? textOf(idempotency({ event })) : null),
  };
}

function readConcurrency(concurrency: Registered["concurrency"], refuse: Refuse) {
  const [first, ...others] = [concurrency ?? []].flat();
  const { limit, key, scope }: Concurrency = typeof first === "object" ? first : { limit: first ?? 0 };
  if (others.length > 0) refuse("concurrency", "more than one limit");
  if (scope && scope !== "fn") refuse("concurrency", `scope ${scope}`);
  // As on the Inngest server, 0 is no limit.
  return { limit: limit || UNLIMITED, key: compileFor("concurrency", key, refuse) };
}

function readCrons(triggers: Registered["triggers"], refuse: Refuse): string[] {
  const crons = triggers.flatMap(({ cron }) => (cron === undefined ? [] : [cron]));
  for (const cron of crons) {
    try {
      nextTick(cron, new Date());
    } catch (error) {
      refuse("triggers", `cron ${cron}: ${(error as Error).message}`);
    }
  }
  return crons;
}

function compileFor(option: string, source: string | undefined, refuse: Refuse): Expression | undefined {
  try {
    return source === undefined ? undefined : compile(source);
  } catch (error) {
    refuse(option, `${source}: ${(error as Error).message}`);
    return undefined;
  }
}

/** A trigger's name may end in `*`: it then stands for all names that begin alike. */
function isNamed(event: ExecutorEvent, name: string): boolean {
  return name.endsWith("*") ? event.name.startsWith(name.slice(0, -1)) : event.name === name;
}

function holds(condition: Expression | undefined, scope: Parameters<Expression>[0]): boolean {
  return condition === undefined || condition(scope) === true;
}
