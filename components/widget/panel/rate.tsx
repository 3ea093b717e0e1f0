/** @jsxImportSource preact */
import { Component } from "preact";
import type { Config } from "./config";
import { Icon } from "./icons";
import type { Answer } from "./talk";
import type { Talking } from "./talking";

type RateProps = { answer: Answer; words: Config["words"]; onRate: Talking["rate"] };

type RateState = { step: "none" | "why" | "thanked" };

/** Thumbs, and after a bad one the question what was wrong. */
export class Rate extends Component<RateProps, RateState> {
  override state: RateState = { step: "none" };

  override render({ answer, words, onRate }: RateProps, { step }: RateState) {
    const go = (next: RateState["step"]) => this.setState({ step: next });
    const press = (rating: "up" | "down") => {
      const isBack = answer.rating === rating;
      onRate(answer.id, isBack ? null : rating).then(
        () => go(isBack ? "none" : rating === "down" ? "why" : "thanked"),
        () => go("none"),
      );
    };
    const explain = (reason: string) =>
      onRate(answer.id, "down", { reason }).then(
        () => go("thanked"),
        () => undefined,
      );
    return (
      <>
        {(["up", "down"] as const).map((rating) => (
          <button
            key={rating}
            type="button"
            class={`tool ${rating}`}
            aria-label={rating === "up" ? words.good : words.bad}
            title={rating === "up" ? words.good : words.bad}
            aria-pressed={answer.rating === rating}
            onClick={() => press(rating)}
          >
            <Icon of="up" />
          </button>
        ))}
        {step === "thanked" && (
          <span class="muted" role="status">
            {words.thanks}
          </span>
        )}
        {step === "why" && (
          <fieldset class="form">
            <legend class="muted">{words.why}</legend>
            <div class="row">
              {Object.entries(words.reasons).map(([reason, name]) => (
                <button key={reason} type="button" class="plain" onClick={() => explain(reason)}>
                  {name}
                </button>
              ))}
              <button type="button" class="plain" onClick={() => go("thanked")}>
                {words.skip}
              </button>
            </div>
          </fieldset>
        )}
      </>
    );
  }
}
