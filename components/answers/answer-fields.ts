import { z } from "zod";
import { type CuratedAnswerDto, type CuratedLink, UpdateCuratedBody } from "@/lib/schemas/curated";

/** What the form holds: other phrasings and links as lines of text. */
export type AnswerValues = { question: string; alternatives: string; answer: string; links: string };

export const NOTHING_YET: AnswerValues = { question: "", alternatives: "", answer: "", links: "" };

/** The form as the API takes it. */
export const AnswerForm = z
  .object({ question: z.string(), alternatives: z.string(), answer: z.string(), links: z.string() })
  .transform(({ alternatives, links, ...rest }) => ({
    ...rest,
    alternatives: linesOf(alternatives),
    links: linesOf(links).map(toLink),
  }))
  .pipe(UpdateCuratedBody.omit({ isDisabled: true }).required());

export function toValues({ question, alternatives, answer, links }: CuratedAnswerDto): AnswerValues {
  return { question, alternatives: alternatives.join("\n"), answer, links: links.map(toLine).join("\n") };
}

/** `Opening hours https://…`, or the address alone. */
export function toLine({ title, url }: CuratedLink): string {
  return title === url ? url : `${title} ${url}`;
}

function linesOf(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The address is what comes last; without words before it, it is its own title. */
function toLink(line: string): CuratedLink {
  const cut = line.search(/\S+$/);
  const url = line.slice(cut);
  return { title: line.slice(0, cut).trim() || url.slice(0, 200), url };
}
