import type { DoctorFinding } from "@/lib/schemas/widget-doctor";
import { type Case, type Check, scriptLine } from "./diagnosis";
import { type Found, findScripts, isAddedLater } from "./find-scripts";

const RUNS = /^(|module|text\/javascript|application\/javascript|text\/ecmascript|application\/ecmascript)$/;
/** With fewer characters a page shows nothing until its scripts have run. */
const NEXT_TO_NOTHING = 200;

/** Whether the script stands in the page, once, whole, and for this bot. */
export const checkScript: Check = (one) => {
  const found = findScripts(one);
  const here = found.filter(({ isHere }) => isHere);
  if (here.length === 0) return [...missing(one, found), ...checkChats(one, false)];
  const own = here.filter(({ script }) => script.attributes["data-bot"]?.trim() === one.botId);
  if (own.length === 0) return [wrongBot(one, here), ...here.flatMap((each) => checkLine(one, each))];
  const findings = own.flatMap((each) => checkLine(one, each));
  if (own.length > 1) findings.push(twice(own.length));
  if (findings.every(({ level }) => level !== "error"))
    findings.unshift({
      id: "script",
      level: "ok",
      title: "The script is there",
      detail: "It names this bot.",
    });
  return [...findings, ...checkChats(one, true)];
};

function missing(one: Case, others: readonly Found[]): DoctorFinding[] {
  const change = { where: "The page, in its head or before </body>", line: scriptLine(one) };
  const [other] = others;
  if (other) {
    const detail = `It comes from ${other.url.origin}${other.url.pathname}, and this bot lives at ${one.publicUrl}.`;
    const base = one.facts.base !== null && !URL.canParse(other.script.src ?? "");
    const because = base ? " The page has a <base> that leads its address elsewhere." : "";
    const title = "The script comes from another address";
    return [{ id: base ? "base" : "host", level: "error", title, detail: detail + because, change }];
  }
  if (isAddedLater(one)) {
    const detail =
      "The line itself is not in the HTML, but a script of the page names it. Look in a browser whether the chat shows.";
    return [{ id: "script", level: "warning", title: "A script of the page adds the chat", detail }];
  }
  if (one.facts.comments.some((comment) => comment.includes("widget.js"))) {
    const detail = "It stands within <!-- and -->, where browsers do not read it.";
    return [{ id: "comment", level: "error", title: "The script is commented out", detail, change }];
  }
  const title = "The script is not in the page";
  if (one.facts.characters < NEXT_TO_NOTHING && one.facts.scripts.length > 0) {
    const detail =
      "The HTML holds next to no text: scripts, or a tag manager, make the page in the browser and may add the chat too. Look there whether it shows.";
    return [{ id: "script", level: "warning", title, detail, change }];
  }
  const detail = "Put this line in. If a tag manager adds it, look in a browser whether the chat shows.";
  return [{ id: "script", level: "error", title, detail, change }];
}

function wrongBot(one: Case, here: readonly Found[]): DoctorFinding {
  const named = here.map(({ script }) => script.attributes["data-bot"]?.trim()).find(Boolean);
  return {
    id: "bot",
    level: "error",
    title: named ? "The script names another bot" : "The script names no bot",
    detail: named ? `It names ${named}.` : "It needs data-bot, unless your own code calls MiniRAG.init.",
    change: { where: "The line of the script", line: scriptLine(one) },
  };
}

const twice = (count: number): DoctorFinding => ({
  id: "twice",
  level: "warning",
  title: `The script is there ${count} times`,
  detail: "The chat shows once all the same. Take the others out: they cost visitors time.",
});

function checkLine(one: Case, { script, url }: Found): DoctorFinding[] {
  const change = { where: "The line of the script", line: scriptLine(one) };
  const findings: DoctorFinding[] = [];
  if (one.page.protocol === "https:" && url.protocol === "http:") {
    const detail = "The page is on https, the script on http: browsers do not load it.";
    findings.push({ id: "https", level: "error", title: "The script is not on https", detail, change });
  }
  if (script.attributes.integrity?.trim()) {
    const detail =
      "The script changes with each update, and browsers refuse it from then on. Take the attribute out.";
    findings.push({
      id: "integrity",
      level: "error",
      title: "The script has an integrity attribute",
      detail,
      change,
    });
  }
  const type = script.attributes.type?.trim().toLowerCase() ?? "";
  if (!RUNS.test(type)) {
    const detail = `Its type is ${type}: browsers run it only after another script, such as one that asks for consent, has let it.`;
    findings.push({ id: "waiting", level: "warning", title: "The script waits for another", detail });
  }
  return findings;
}

function checkChats(one: Case, hasScript: boolean): DoctorFinding[] {
  const [first] = one.facts.chats;
  if (first === undefined) return [];
  if (!hasScript && !isAddedLater(one)) {
    const detail = "Without the script the element is an empty box.";
    const change = { where: "The page, in its head or before </body>", line: scriptLine(one) };
    return [
      { id: "chat", level: "error", title: "<minirag-chat> stands without its script", detail, change },
    ];
  }
  if (one.facts.chats.some((bot) => bot.trim() === one.botId)) return [];
  const change = { where: "The element", line: `<minirag-chat bot="${one.botId}"></minirag-chat>` };
  const detail = first ? `It names ${first}.` : "It needs the attribute bot.";
  return [{ id: "chat", level: "warning", title: "<minirag-chat> does not name this bot", detail, change }];
}
