import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { openWork } from "@/inngest/binding";
import { readEnv } from "@/lib/env";
import type { ChatAnswerDto } from "@/lib/schemas/chat";
import type { Ctx } from "@/lib/services/_kit";
import { ask } from "@/lib/services/chat";
import { addSamples, type SampleGuide } from "@/lib/services/samples";
import { ensureOwner, ownerSignInLink } from "@/lib/services/setup";
import { getSource } from "@/lib/services/sources";
import { openTenant } from "@/lib/services/tenants";

const GUIDES = path.join(process.cwd(), "docs/guides");
const QUESTION = "Which file formats can I upload?";
const READY_WITHIN_MS = 60_000;

export type FirstRun = {
  /** Signs the owner in once; null when they have a password. */
  link: string | null;
  /** What the samples answer; null when this is not the first start, or samples are off. */
  sample: { question: string; answer: ChatAnswerDto } | null;
};

/** Makes an empty deployment usable: an owner, the sample documents, one question asked of them. Later it only gives the link. */
export async function firstRun(tell: (detail: string) => void): Promise<FirstRun> {
  const { core, setup } = readEnv();
  const open = openWork();
  const made = await ensureOwner(setup);
  const sample =
    // A web process takes nothing in: it would wait for a worker that may not be there yet.
    made && setup.hasSamples && core.role !== "web"
      ? await trySamples(await openTenant(open, made.tenantId, "first-run"), tell)
      : null;
  return { link: await ownerSignInLink(open), sample };
}

async function trySamples(ctx: Ctx, tell: (detail: string) => void): Promise<FirstRun["sample"]> {
  const { botId, sourceId } = await addSamples(ctx, await readGuides());
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const { status, counts } = await getSource(ctx, { sourceId });
    tell(`${counts.ready} of ${counts.documents} documents`);
    if (status !== "queued" && status !== "processing") break;
    if (Date.now() > deadline) return null;
    await sleep(100);
  }
  const { parts } = await ask(ctx, { botId, message: QUESTION, signal: new AbortController().signal });
  for await (const part of parts)
    if (part.type === "finish") return { question: QUESTION, answer: part.answer };
  return null;
}

async function readGuides(): Promise<SampleGuide[]> {
  const names = (await readdir(GUIDES)).filter((name) => name.endsWith(".md")).sort();
  return Promise.all(
    names.map(async (name) => {
      const text = await readFile(path.join(GUIDES, name), "utf8");
      return { title: /^# (.+)$/m.exec(text)?.[1] ?? name, text };
    }),
  );
}
