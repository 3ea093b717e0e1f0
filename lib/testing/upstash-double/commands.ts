import { z } from "zod";
import type { ScriptClock } from "./clock";
import { type RedisConnection, RedisError, type Reply } from "./resp";

/** As Upstash takes it: the name and its arguments, each a word or a number. */
const Command = z.array(z.union([z.string(), z.number()]).transform(String)).min(1);
const Commands = z.array(Command).min(1);

export type Answer = { status: number; body: unknown };
export const refusal = (status: number, error: string): Answer => ({ status, body: { error } });

type Given = { redis: RedisConnection; clock: ScriptClock; isBase64: boolean };

/** What Upstash answers at a path of its REST API; null: there is no such path. */
export async function answerAt(path: string, text: string, given: Given): Promise<Answer | null> {
  if (path === "/") return one(text, given);
  if (path === "/pipeline") return many(text, given, []);
  if (path === "/multi-exec") return many(text, given, ["MULTI"]);
  return null;
}

async function one(text: string, given: Given): Promise<Answer> {
  const command = parse(Command, text);
  if (!command) return refusal(400, "ERR failed to parse command");
  const [reply] = await send(given, [command]);
  const body = toResult(reply ?? null, given.isBase64);
  return { status: "error" in body ? 400 : 200, body };
}

async function many(text: string, given: Given, before: string[]): Promise<Answer> {
  const commands = parse(Commands, text);
  if (!commands) return refusal(400, "ERR failed to parse pipeline request");
  if (before.length === 0) {
    const replies = await send(given, commands);
    return { status: 200, body: replies.map((reply) => toResult(reply, given.isBase64)) };
  }
  const all = [before, ...commands, ["EXEC"]];
  const executed = (await send(given, all)).at(-1);
  if (!Array.isArray(executed))
    return refusal(400, executed instanceof RedisError ? executed.message : "ERR");
  return { status: 200, body: executed.map((reply) => toResult(reply, given.isBase64)) };
}

async function send({ redis, clock }: Given, commands: string[][]): Promise<Reply[]> {
  const due = clock.due();
  const replies = await redis.send(...due, ...commands.map((command) => clock.rewrite(command)));
  return replies.slice(due.length);
}

function parse<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function toResult(reply: Reply, isBase64: boolean): { result: unknown } | { error: string } {
  if (reply instanceof RedisError) return { error: reply.message };
  return { result: encode(reply, isBase64) };
}

/** With the encoding asked for, all texts but OK are base64. */
function encode(reply: Reply, isBase64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((part) => encode(part, isBase64));
  if (!Buffer.isBuffer(reply)) return reply;
  const text = reply.toString("utf8");
  return isBase64 && text !== "OK" ? reply.toString("base64") : text;
}
