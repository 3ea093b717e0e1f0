import { expect, test } from "vitest";
import { quotingReply } from "./quoting-reply";

const PROMPT = `Passages:

<passage number="1" from="Guide, page 2">
The lamp was lit in 1873. It burned oil.
</passage>

<passage number="2" from="Guide, page 3" checked="2026-11-27">
Visitors climb 212 steps.
They pay nothing.
</passage>

Question: `;

test("it quotes the sentence that the question is about, and says where it stands", () => {
  expect(quotingReply(`${PROMPT}How many steps do visitors climb?`).join("")).toBe(
    "Visitors climb 212 steps. [2]",
  );
  expect(quotingReply(`${PROMPT}When was the lamp lit?`).join("")).toBe("The lamp was lit in 1873. [1]");
});

test("what no sentence is about it does not answer", () => {
  expect(quotingReply(`${PROMPT}Who owns a submarine?`).join("")).toBe("[[NO ANSWER]]");
});
