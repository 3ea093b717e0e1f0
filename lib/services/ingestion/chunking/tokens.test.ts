import { describe, expect, it } from "vitest";
import { estimateTokens } from "./tokens";

/** Counted with the o200k tokenizer. */
const COUNTED: readonly [text: string, tokens: number][] = [
  [
    "All human beings are born free and equal in dignity and rights. They are endowed with reason and conscience and " +
      "should act towards one another in a spirit of brotherhood.",
    33,
  ],
  [
    "Alle Menschen sind frei und gleich an Würde und Rechten geboren. Sie sind mit Vernunft und Gewissen begabt und " +
      "sollen einander im Geist der Brüderlichkeit begegnen.",
    38,
  ],
  ["人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。", 35],
  ["すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。", 35],
  ["Все люди рождаются свободными и равными в своем достоинстве и правах.", 17],
  [
    "يولد جميع الناس أحرارًا متساوين في الكرامة والحقوق. وقد وهبوا عقلاً وضميرًا وعليهم أن يعامل بعضهم بعضًا بروح الإخاء.",
    44,
  ],
];

describe("estimateTokens", () => {
  it.each(COUNTED)("is near what a tokenizer counts: %s", (text, tokens) => {
    expect(Math.abs(estimateTokens(text) - tokens) / tokens).toBeLessThan(0.25);
  });

  it("counts a part as it counts that part alone", () => {
    const text = "Ein Satz über 3 Häfen. 港口分三个阶段建成。";
    expect(estimateTokens(text, 4, 20)).toBe(estimateTokens(text.slice(4, 20)));
    expect(estimateTokens("")).toBe(0);
  });
});
