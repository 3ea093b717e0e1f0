import { Environment } from "@marcbachmann/cel-js";
import { CronExpressionParser } from "cron-parser";
import { z } from "zod";

const environment = new Environment().registerVariable("event", "dyn");

/** Evaluates to undefined where the event lacks what is asked for, as on the server. */
export function evaluate(expression: string, event: unknown): unknown {
  try {
    return environment.parse(expression)({ event });
  } catch {
    return undefined;
  }
}

const expression = z.string().refine((text) => environment.check(text).valid, "is no expression");
const cron = z.string().refine((text) => {
  try {
    CronExpressionParser.parse(text.replace(/^TZ=\S+\s+/, ""));
    return text.replace(/^TZ=\S+\s+/, "").split(/\s+/).length === 5;
  } catch {
    return false;
  }
}, "is no cron of five fields");

/** What one function may be, as far as the double can do it; the rest is refused rather than taken and not done. */
const RegisteredFunction = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]*$/),
  name: z.string(),
  triggers: z
    .array(
      z.union([
        z.strictObject({ event: z.string().min(1), expression: expression.optional() }),
        z.strictObject({ cron }),
      ]),
    )
    .min(1)
    .max(10),
  steps: z.strictObject({
    step: z.strictObject({
      id: z.literal("step"),
      name: z.literal("step"),
      runtime: z.strictObject({ type: z.literal("http"), url: z.url() }),
      retries: z.strictObject({ attempts: z.number().int().min(0).max(20) }).optional(),
    }),
  }),
  concurrency: z
    .union([
      z.number().int().min(0),
      z.strictObject({
        limit: z.number().int().min(0),
        key: expression.optional(),
        scope: z.literal("fn").optional(),
      }),
    ])
    .optional(),
});

const Registration = z.object({
  url: z.url(),
  deployType: z.literal("ping"),
  framework: z.string().min(1),
  appName: z.string().min(1),
  sdk: z.string().regex(/^js:v\d/),
  v: z.literal("0.1"),
  functions: z.array(RegisteredFunction).min(1),
});

export type Registered = z.output<typeof RegisteredFunction>;

/** @throws Error that says what is wrong with the functions that an app has */
export function readRegistration(body: unknown): { url: string; functions: Registered[] } {
  const parsed = Registration.safeParse(body);
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error));
  const { url, appName, functions } = parsed.data;
  const ids = functions.map(({ id }) => id);
  if (new Set(ids).size < ids.length) throw new Error("an id stands there twice");
  for (const { id, steps } of functions) {
    if (!id.startsWith(`${appName}-`)) throw new Error(`${id} does not begin with the app's name`);
    const own = new URL(steps.step.runtime.url);
    if (`${own.origin}${own.pathname}` !== url || own.searchParams.get("fnId") !== id)
      throw new Error(`${id} is said to be at ${own.href}`);
  }
  return { url, functions };
}
