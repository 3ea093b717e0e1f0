import { z } from "zod";
import { IsoTime, idOf, line, PageQuery, prose, term } from "./common";

/** So many answers a team can write for one bot. */
export const MOST_CURATED = 2_000;
export const MOST_ALTERNATIVES = 20;
export const MOST_LINKS = 10;
export const MOST_QUESTION_CHARACTERS = 500;
export const MOST_ANSWER_CHARACTERS = 10_000;

const url = line(2_000).refine(
  (value) => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
  "must be a web address that begins with https:// or http://",
);

/** Where to read on. */
export const CuratedLink = z.strictObject({ title: line(200), url });
export type CuratedLink = z.infer<typeof CuratedLink>;

const question = line(MOST_QUESTION_CHARACTERS);
const fields = {
  question,
  /** Other ways to put the question that get the same answer. */
  alternatives: z.array(question).max(MOST_ALTERNATIVES, `can be at most ${MOST_ALTERNATIVES}`),
  answer: prose(MOST_ANSWER_CHARACTERS).refine((value) => value.trim() !== "", "must not be empty"),
  links: z.array(CuratedLink).max(MOST_LINKS, `can be at most ${MOST_LINKS}`),
  /** A disabled one is kept and not given. */
  isDisabled: z.boolean(),
};

export const CreateCuratedBody = z.strictObject({
  ...fields,
  alternatives: fields.alternatives.default([]),
  links: fields.links.default([]),
  isDisabled: fields.isDisabled.default(false),
});
export type CuratedFields = z.output<typeof CreateCuratedBody>;

export const UpdateCuratedBody = z.strictObject(fields).partial();

export const CuratedAnswerDto = z.object({
  id: idOf("answer"),
  botId: idOf("bot"),
  ...fields,
  /** How often it was given, and when last. */
  uses: z.number(),
  lastUsedAt: IsoTime.nullable(),
  createdAt: IsoTime,
  updatedAt: IsoTime,
});
export type CuratedAnswerDto = z.infer<typeof CuratedAnswerDto>;

export const ListCuratedQuery = PageQuery.extend({
  /** Words that the question, another phrasing or the answer holds. */
  search: term(200).optional(),
  state: z.enum(["enabled", "disabled"]).optional(),
});

export const CuratedImportDto = z.object({
  rows: z.number(),
  created: z.number(),
  updated: z.number(),
  /** Rows that say what is there already. */
  unchanged: z.number(),
});
export type CuratedImportDto = z.infer<typeof CuratedImportDto>;

/** What an answer of a chat carries that the team wrote. */
export const CuratedMark = z.object({ answerId: idOf("answer"), links: z.array(CuratedLink) });
export type CuratedMark = z.infer<typeof CuratedMark>;
