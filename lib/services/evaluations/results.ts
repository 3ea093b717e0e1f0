import { decodeCursor, toPage } from "@/lib/core/cursor";
import type { QuestionId } from "@/lib/core/ids";
import { present } from "@/lib/core/invariant";
import { idOf } from "@/lib/schemas/common";
import {
  type Change,
  Expectation,
  ListResultsQuery,
  Outcome,
  ResultDetail,
  type ResultDetailDto,
  type ResultDto,
} from "@/lib/schemas/evaluation";
import { query, type Tx } from "../_kit";
import { compareQuestion } from "./compare";
import { titlePlaces } from "./expected-places";
import { getRunOrThrow } from "./internal";
import { quotedIn } from "./quoted-in";
import { findPrevious } from "./runs";

type Row = Awaited<ReturnType<typeof readRows>>[number];
type Compared = Row & { change: Change | null; previousOutcome: Outcome | null };

/** What came of each question, in the order of the set; some of them by what came of them. */
export const listResults = query({
  name: "evaluation.list_results",
  permission: "evaluations:read",
  input: ListResultsQuery.extend({ setId: idOf("evaluation"), runId: idOf("job") }),
  async run({ tx, input: { setId, runId, show, cursor, limit } }) {
    const run = await getRunOrThrow(tx, { setId, runId });
    const previous = run.measures === null ? null : await findPrevious(tx, run);
    const before = new Map(
      (previous ? await readRows(tx, previous.id) : []).map((row) => [row.questionId, row]),
    );
    const after = cursor === undefined ? -1 : Number(decodeCursor(cursor));
    const wanted = (await readRows(tx, runId))
      .map((row): Compared => {
        const earlier = before.get(row.questionId);
        const change = compareQuestion(row, earlier);
        return { ...row, change, previousOutcome: change === null ? null : (earlier?.outcome ?? null) };
      })
      .filter((row) => isShown(row, show) && row.position > after);
    const page = toPage(
      wanted.slice(0, limit + 1),
      limit,
      (row) => String(row.position),
      (row) => row,
    );
    return { items: await toDtos(tx, runId, page.items), nextCursor: page.nextCursor };
  },
});

/** The light part of all results of a run: a set has 500 questions at the most. */
async function readRows(tx: Tx, runId: string) {
  const select = {
    questionId: true,
    position: true,
    question: true,
    expectation: true,
    outcome: true,
    rank: true,
  };
  const rows = await tx.db.evaluationResult.findMany({
    where: { runId },
    orderBy: { position: "asc" },
    select,
  });
  return rows.map(({ expectation, outcome, ...row }) => ({
    ...row,
    expectation: Expectation.parse(expectation),
    outcome: outcome === null ? null : Outcome.parse(outcome),
  }));
}

function isShown({ outcome, change }: Compared, show: "all" | "wrong" | "worse" | "better"): boolean {
  if (show === "all") return true;
  return show === "wrong" ? outcome !== null && outcome !== "right" : change === show;
}

async function toDtos(tx: Tx, runId: string, rows: readonly Compared[]): Promise<ResultDto[]> {
  const places = await titlePlaces(tx, rows);
  const details = await tx.db.evaluationResult.findMany({
    where: { runId, questionId: { in: rows.map(({ questionId }) => questionId) } },
    select: { questionId: true, detail: true },
  });
  const stored = new Map(
    details.map(({ questionId, detail }) => [
      questionId,
      detail === null ? null : ResultDetail.parse(detail),
    ]),
  );
  const titles = await titleDocuments(tx, [...stored.values()]);
  return rows.map(({ questionId, question, outcome, rank, change, previousOutcome }, at) => {
    const detail = stored.get(questionId) ?? null;
    return {
      questionId: questionId as QuestionId,
      question,
      ...present(places[at], "every row has a place in the list"),
      outcome,
      rank,
      detail: detail && toDetailDto(detail, titles),
      change,
      previousOutcome,
    };
  });
}

async function titleDocuments(tx: Tx, details: readonly (ResultDetail | null)[]) {
  const ids = details.flatMap((one) =>
    [...(one?.found ?? []), ...(one?.cited ?? [])].map((place) => place.documentId),
  );
  const rows = await tx.db.document.findMany({
    where: { id: { in: [...new Set(ids)] }, deletedAt: null },
    select: { id: true, title: true },
  });
  return new Map(rows.map(({ id, title }) => [id, title]));
}

/** Nothing of a deleted document is shown, also before its words are cleared away. */
function toDetailDto(detail: ResultDetail, titles: ReadonlyMap<string, string>): ResultDetailDto {
  const titled = (places: ResultDetail["found"]) =>
    places.map((place) => ({ ...place, title: titles.get(place.documentId) ?? null }));
  const isWhole = quotedIn(detail).every((id) => titles.has(id));
  return {
    ...detail,
    answer: isWhole ? detail.answer : "",
    found: titled(detail.found),
    cited: titled(detail.cited),
  };
}
