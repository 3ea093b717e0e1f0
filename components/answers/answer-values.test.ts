import { expect, test } from "vitest";
import type { MessageDto } from "@/lib/schemas/conversation";
import { AnswerForm, toValues } from "./answer-fields";
import { toBetter } from "./said";

const FORM = { question: "Why?", alternatives: "", answer: "So.", links: "" };

test("other phrasings and links are lines", () => {
  const links = "Our terms https://example.test/terms\n\n https://example.test/ ";
  expect(AnswerForm.parse({ ...FORM, alternatives: "How come?\n\n What for? \n", links })).toEqual({
    question: "Why?",
    alternatives: ["How come?", "What for?"],
    answer: "So.",
    links: [
      { title: "Our terms", url: "https://example.test/terms" },
      { title: "https://example.test/", url: "https://example.test/" },
    ],
  });
});

test("an answer in the form comes out as it was", () => {
  const fields = AnswerForm.parse({
    ...FORM,
    alternatives: "A?\nB?",
    links: "T https://a.test/\nhttps://b.test/",
  });
  const times = { createdAt: "", updatedAt: "", lastUsedAt: null };
  const dto = { ...fields, ...times, id: "ans_1", botId: "bot_1", isDisabled: false, uses: 0 } as const;
  expect(AnswerForm.parse(toValues(dto))).toEqual(fields);
});

test.each(["no address", "javascript:alert(1)", "Title ftp://example.test/"])("%s is no link", (links) => {
  const { error } = AnswerForm.safeParse({ ...FORM, links });
  expect(error?.issues[0]).toMatchObject({ path: ["links", 0, "url"] });
});

const message = (fields: Partial<Record<keyof MessageDto, unknown>>) =>
  ({ citations: [], query: null, refused: false, ...fields }) as unknown as MessageDto;
const citation = (url: string | null) => ({ url, title: "Terms" });

test("a better answer begins with what was asked and said", () => {
  const messages = [
    message({ id: "msg_1", role: "user", content: "How do\nrefunds work?" }),
    message({
      id: "msg_2",
      role: "assistant",
      content: "In 14 days [1]. See [the page](https://a.test/) and \\[2] [2].",
      citations: [citation("https://a.test/"), citation(null), citation("https://a.test/")],
    }),
    message({ id: "msg_3", role: "user", content: "And for books?" }),
    message({
      id: "msg_4",
      role: "assistant",
      content: "No idea.",
      query: "Refunds for books?",
      refused: true,
    }),
  ];
  expect(toBetter({ messages }, "msg_2")).toEqual({
    question: "How do refunds work?",
    alternatives: "",
    answer: "In 14 days. See [the page](https://a.test/) and [2].",
    links: "Terms https://a.test/",
  });
  expect(toBetter({ messages }, "msg_4")).toMatchObject({
    question: "Refunds for books?",
    answer: "",
    links: "",
  });
  expect(toBetter({ messages }, "msg_1")).toBeNull();
  expect(toBetter({ messages }, "msg_9")).toBeNull();
});
