import { z } from "zod";
import { idOf } from "@/lib/schemas/common";
import type { ImportedDto } from "@/lib/schemas/evaluation";
import { command } from "../_kit";
import { namePlaces } from "./expected-places";
import { lockSetOrThrow } from "./internal";
import { readQuestionTable } from "./question-table";
import { insertQuestions } from "./questions";

/** Takes in the questions of a table; one that the set asks already is changed. All of its rows, or none when one is wrong. */
export const importQuestions = command({
  name: "evaluation.import_questions",
  permission: "evaluations:write",
  input: z.strictObject({ setId: idOf("evaluation"), csv: z.string() }),
  async run({ tx, input: { setId, csv } }) {
    const set = await lockSetOrThrow(tx, setId);
    const bodies = readQuestionTable(csv, await namePlaces(tx, set.botId));
    const known = await tx.db.evaluationQuestion.findMany({
      where: { setId },
      select: { id: true, question: true },
    });
    const idOfQuestion = new Map(known.map(({ id, question }) => [question, id]));
    for (const { question, expectation } of bodies) {
      const id = idOfQuestion.get(question);
      if (id) await tx.db.evaluationQuestion.update({ where: { id }, data: { expectation } });
    }
    const fresh = bodies.filter(({ question }) => !idOfQuestion.has(question));
    await insertQuestions(tx, set, fresh);
    const result: ImportedDto = { added: fresh.length, changed: bodies.length - fresh.length };
    return { result, audit: { targetId: setId, after: result } };
  },
});
