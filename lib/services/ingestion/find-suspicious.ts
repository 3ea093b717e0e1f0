import { type Flag, SAMPLE_LENGTH } from "@/lib/schemas/flag";
import type { ExtractedText } from "../_kit";
import { HINTS, ORDERS, ROLE_MARKERS } from "./orders";

/** Characters within which two hints belong together. */
const NEAR = 400;
/** A hidden number or mark is an accident of formatting. */
const FEWEST_HIDDEN_LETTERS = 20;
/** Beyond this many places nobody counts. */
const MOST = 1_000;
/** Joiners of letters, which a word can be cut up with. */
const JOINERS = /[\u200C\u200D]/g;

type Place = { start: number; end: number };

/**
 * What a document holds that speaks to the model instead of to readers, or that readers do not see. It is shown to the
 * document's owner and changes nothing else: passages are data to the model, flagged or not.
 */
export function findSuspicious({ text, signs }: Pick<ExtractedText, "text" | "signs">): Flag[] {
  const flags: Flag[] = [];
  const orders = findOrders(text);
  const markers = places(text, ROLE_MARKERS);
  if (orders[0]) flags.push({ kind: "instructions", count: orders.length, ...around(text, orders[0]) });
  if (markers[0]) flags.push({ kind: "role_markers", count: markers.length, ...around(text, markers[0]) });
  const hidden = [...hiddenTexts(signs.hidden), ...signs.doubtful.filter(speaksToModel)];
  if (hidden[0]) {
    const sample = sampleOf(hidden[0]);
    flags.push({ kind: "hidden_text", count: hidden.length, sample, start: placeOf(text, hidden[0]) });
  }
  const { invisibleCharacters: count, invisibleSample } = signs;
  if (count > 0)
    flags.push({ kind: "invisible_characters", count, sample: sampleOf(invisibleSample), start: null });
  return flags;
}

function hiddenTexts(texts: readonly string[]): readonly string[] {
  const letters = texts.join("").match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return letters >= FEWEST_HIDDEN_LETTERS ? texts : texts.filter(speaksToModel);
}

function speaksToModel(text: string): boolean {
  const plain = text.replace(JOINERS, "");
  return findOrders(plain).length > 0 || places(plain, ROLE_MARKERS).length > 0;
}

/** In the order of the text, without overlaps. */
function findOrders(text: string): Place[] {
  const found = ORDERS.flatMap((order) => places(text, order));
  const hints = HINTS.flatMap((hint, kind) => places(text, hint).map((place) => ({ ...place, kind })));
  hints.sort((a, b) => a.start - b.start);
  hints.forEach((hint, at) => {
    const next = hints[at + 1];
    if (next && next.kind !== hint.kind && next.start >= hint.end && next.start - hint.end < NEAR)
      found.push({ start: hint.start, end: next.end });
  });
  found.sort((a, b) => a.start - b.start);
  let end = -1;
  return found.filter((place) => {
    const isNew = place.start >= end;
    end = Math.max(end, place.end);
    return isNew;
  });
}

function places(text: string, pattern: RegExp): Place[] {
  const found: Place[] = [];
  for (const { 0: match, index } of text.matchAll(pattern)) {
    found.push({ start: index, end: index + match.length });
    if (found.length === MOST) break;
  }
  return found;
}

function around(text: string, { start, end }: Place): { sample: string; start: number } {
  const before = Math.max(0, Math.floor((SAMPLE_LENGTH - (end - start)) / 4));
  const from = Math.max(text.lastIndexOf("\n", start - 1) + 1, start - before);
  return { sample: sampleOf(text.slice(from, from + SAMPLE_LENGTH)), start };
}

function sampleOf(text: string): string {
  return text.replace(/\s+/g, " ").trim().slice(0, SAMPLE_LENGTH).toWellFormed();
}

function placeOf(text: string, hidden: string): number | null {
  const start = text.indexOf(hidden);
  return start === -1 ? null : start;
}
