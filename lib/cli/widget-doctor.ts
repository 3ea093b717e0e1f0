import { getDeployment, getLog, getPorts } from "@/lib/adapters";
import { isId, newId } from "@/lib/core/ids";
import { closeDatabase } from "@/lib/db";
import { DoctorBody, type DoctorDto, type DoctorFinding } from "@/lib/schemas/widget-doctor";
import { openTenant } from "@/lib/services/tenants";
import { findWidget } from "@/lib/services/widget";
import { diagnoseWidget } from "@/lib/services/widget-doctor";
import { type Run, UsageError } from "./command";

const SIGNS: Record<DoctorFinding["level"], string> = { ok: "✓", warning: "~", error: "✗" };

export const run: Run = async (args) => {
  const { url, botId } = readArgs(args);
  const result = await look(url, botId).finally(closeDatabase);
  if (!result) {
    console.error(`There is no bot ${botId}.`);
    return 1;
  }
  for (const line of linesOf(result)) console.log(line);
  return result.findings.some(({ level }) => level === "error") ? 1 : 0;
};

/** @throws UsageError */
function readArgs(args: readonly string[]) {
  const at = args.indexOf("--bot");
  const botId = args[at + 1];
  const [page, ...others] = args.filter((_, index) => at < 0 || (index !== at && index !== at + 1));
  const body = DoctorBody.safeParse({ url: page });
  if (!body.success || others.length > 0) throw new UsageError("Name one page, with https:// in front.");
  if (at < 0 || !botId || !isId("bot", botId))
    throw new UsageError("Name the bot by its id, which the line of its script holds: --bot bot_…");
  return { url: body.data.url, botId };
}

async function look(url: string, botId: ReturnType<typeof readArgs>["botId"]): Promise<DoctorDto | null> {
  const bot = await findWidget(botId);
  if (!bot) return null;
  const open = {
    ...{ ports: getPorts(), log: getLog(), requestId: newId("request"), address: null },
    ...getDeployment(),
    now: () => new Date(),
  };
  return diagnoseWidget(await openTenant(open, bot.tenant.id, "widget-doctor"), { botId, url });
}

/** Pure: what was found, each with the exact line to put where, then whether that is all. */
export function linesOf({ url, findings }: DoctorDto): string[] {
  const found = findings.flatMap(({ level, title, detail, change }) => [
    `${SIGNS[level]} ${title}. ${detail}`,
    ...(change
      ? [`    ${change.where}:`, "", ...change.line.split("\n").map((line) => `      ${line}`), ""]
      : []),
  ]);
  const errors = findings.filter(({ level }) => level === "error").length;
  const end =
    errors === 0
      ? "Nothing keeps the chat from showing."
      : `${errors} ${errors === 1 ? "thing keeps" : "things keep"} the chat from showing.`;
  return [url, "", ...found, end];
}
