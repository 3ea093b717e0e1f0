import { estimateFiles, estimateText } from "@/lib/core/estimate";
import type { SourceId } from "@/lib/core/ids";
import { fileProblem } from "@/lib/schemas/file-limits";
import { PreviewBody, type PreviewDto } from "@/lib/schemas/preview";
import { DEFAULT_PAGES } from "@/lib/schemas/source-config";
import { type Ctx, limit, reachableBots, read, workflow } from "../_kit";
import { embedderOf } from "../connections";
import { type Explored, explore, findHolders, toPageUrl } from "../sync";
import { countUsage } from "../tenants";
import { ENDED_WITHOUT_TEXT } from "./insert-documents";

const SHOWN = 50;

/** What adding a site, a sitemap or files would come to, before anything is added. */
export const previewSource = workflow({
  name: "source.preview",
  permission: "sources:write",
  input: PreviewBody,
  async run({ ctx, input }): Promise<PreviewDto> {
    if (input.type === "file") return withTeam(ctx, await previewFiles(ctx, input.files));
    const rule = { limit: 20, windowSeconds: 60 };
    await limit(ctx, `preview:${ctx.tenant.id}`, rule, "Too many previews at once. Wait a minute.");
    await ctx.ports.fetcher.assertAllowed(input.url);
    const { type, ...config } = input;
    const url = toPageUrl(input.url) ?? input.url;
    const explored = await explore(ctx, type, { ...config, url });
    const { found, isWhole, pages, leftOut, failures } = await withoutHeld(ctx, explored);
    const most = config.maxPages ?? DEFAULT_PAGES;
    const documents = Math.min(Math.max(found - failures.length, 0), most);
    const share = pages.length === 0 ? 0 : documents / pages.length;
    const sum = (of: (page: (typeof pages)[number]) => number) =>
      pages.reduce((total, page) => total + of(page), 0);
    return withTeam(ctx, {
      documents,
      isWhole,
      isLimited: found > most,
      bytes: Math.round(sum(({ content }) => content.body.byteLength) * share),
      ...estimateText(sum(({ content }) => content.characters) * share, documents),
      items: pages.slice(0, SHOWN).map(({ url: name, content: { title, body } }) => ({
        name,
        title: title || null,
        bytes: body.byteLength,
        problem: null,
        heldBy: null,
      })),
      leftOut,
      failed: failures.length,
      error: pages.length === 0 ? (failures[0] ?? NOTHING) : null,
    });
  },
});

/** Without the pages that another source has already. */
async function withoutHeld(ctx: Ctx, { pages, leftOut, found, ...rest }: Explored): Promise<Explored> {
  const urls = pages.map(({ url }) => url);
  const isApart = reachableBots(ctx.actor) !== null;
  const holders = await read(ctx, (tx) => findHolders(tx, isApart ? [] : urls));
  if (holders.size === 0) return { ...rest, pages, leftOut, found };
  return {
    ...rest,
    found: found - holders.size,
    pages: pages.filter(({ url }) => !holders.has(url)),
    leftOut: { ...leftOut, other_source: holders.size },
  };
}

const NOTHING = {
  code: "empty",
  message: "No page was found that may be read. Check the address, and which paths are taken in or left out.",
};

type Estimated = Omit<PreviewDto, "team" | "embeddingModel">;
type NamedFile = { name: string; bytes: number; sha256?: string | undefined };

async function previewFiles(ctx: Ctx, files: readonly NamedFile[]): Promise<Estimated> {
  const holders = await findFileHolders(ctx, files);
  const judged = files.map((file) => {
    const heldBy = holders.get(file.sha256 ?? "") ?? null;
    return { ...file, heldBy, problem: fileProblem(file) ?? (heldBy && isHere(heldBy)) };
  });
  const right = judged.filter(({ problem }) => problem === null);
  const leftOut: Record<string, number> = {};
  for (const { problem } of judged) if (problem) leftOut[problem.code] = (leftOut[problem.code] ?? 0) + 1;
  return {
    documents: right.length,
    isWhole: true,
    isLimited: false,
    bytes: right.reduce((sum, { bytes }) => sum + bytes, 0),
    ...estimateFiles(right),
    items: judged.map(({ name, bytes, problem, heldBy }) => ({
      name,
      title: null,
      bytes,
      heldBy,
      problem: problem?.message ?? null,
    })),
    leftOut,
    failed: 0,
    error: right.length === 0 ? (judged[0]?.problem ?? null) : null,
  };
}

type FileHolder = { sourceId: SourceId; title: string };

/** By what a file holds, the source that has it; the same rule as when it is added. */
async function findFileHolders(ctx: Ctx, files: readonly NamedFile[]): Promise<Map<string, FileHolder>> {
  const keys = files.flatMap(({ sha256 }) => (sha256 ? [`file:${sha256}`] : []));
  if (keys.length === 0 || reachableBots(ctx.actor) !== null) return new Map();
  const rows = await read(ctx, ({ db }) =>
    db.document.findMany({
      where: {
        ...{ dedupeKey: { in: keys }, deletedAt: null },
        OR: [{ liveVersion: { not: null } }, { status: { notIn: [...ENDED_WITHOUT_TEXT] } }],
      },
      select: { sha256: true, source: { select: { id: true, title: true } } },
    }),
  );
  return new Map(
    rows.map(({ sha256, source }) => [
      sha256 ?? "",
      { sourceId: source.id as SourceId, title: source.title },
    ]),
  );
}

const isHere = ({ title }: FileHolder) => ({
  code: "already_here",
  message: `Here already, in “${title}”: it is not added twice.`,
});

/** With what the team has, and would have: nothing for a token to learn that is kept to certain bots. */
async function withTeam(ctx: Ctx, estimated: Estimated): Promise<PreviewDto> {
  const preview = { ...estimated, embeddingModel: embedderOf(ctx)?.id ?? null };
  if (reachableBots(ctx.actor) !== null) return { ...preview, team: null };
  const { documents, storageBytes: bytes, chunks } = await read(ctx, countUsage);
  const after = {
    documents: documents + preview.documents,
    bytes: bytes + preview.bytes,
    chunks: chunks + preview.chunks,
  };
  return { ...preview, team: { now: { documents, bytes, chunks }, after } };
}
