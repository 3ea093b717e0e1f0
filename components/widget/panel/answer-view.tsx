/** @jsxImportSource preact */
import { Component } from "preact";
import { safeHref } from "@/components/patterns/markdown/safe-href";
import { Markdown } from "../markdown/markdown";
import { CitationCard } from "./citation-card";
import { type Config, fill } from "./config";
import { Icon } from "./icons";
import { Rate } from "./rate";
import { type Answer, isOnItsWay } from "./talk";
import type { Talking } from "./talking";

type AnswerProps = { answer: Answer; isLast: boolean; config: Config; talking: Talking };

type AnswerState = { shown: number | null };

/** An answer with its numbered sources, what can be done with it, and why it broke off when it did. */
export class AnswerView extends Component<AnswerProps, AnswerState> {
  override state: AnswerState = { shown: null };

  override render({ answer, isLast, config, talking }: AnswerProps, { shown }: AnswerState) {
    const { words } = config;
    const card = `card-${answer.id}`;
    const citationOf = (number: number) => answer.citations.find(({ index }) => index === number);
    const toMark = (number: number) => {
      const citation = citationOf(number);
      if (!citation) return null;
      const isShown = shown === number;
      return (
        <button
          type="button"
          class="mark"
          aria-expanded={isShown}
          aria-controls={card}
          aria-label={fill(words.source, { number, title: citation.title })}
          onClick={() => this.setState({ shown: isShown ? null : number })}
        >
          {number}
        </button>
      );
    };
    const citation = shown === null ? undefined : citationOf(shown);
    const isWorking = isOnItsWay(answer);
    return (
      <div class="answer" aria-busy={isWorking}>
        {isWorking && answer.text === "" ? (
          <p class="working">{words[answer.state === "searching" ? "searching" : "answering"]}</p>
        ) : (
          <Markdown text={answer.text} mark={toMark} />
        )}
        {answer.links.map(({ url, title }) => (
          <p key={url}>
            <a href={safeHref(url) ?? undefined} target="_blank" rel="noopener noreferrer nofollow">
              {title ?? words.readOn}
            </a>
          </p>
        ))}
        {!isWorking && answer.citations.length > 0 && (
          <p class="muted">
            {words.sources}:{" "}
            {answer.citations.map(({ index, title }) => (
              <span key={index} class="source">
                {toMark(index)} <bdi>{title}</bdi>{" "}
              </span>
            ))}
          </p>
        )}
        <div id={card}>{citation && <CitationCard citation={citation} config={config} />}</div>
        {(answer.state === "stopped" || answer.state === "broken") && (
          <p class={answer.state === "broken" ? "note bad" : "note muted"}>
            {noteOf(answer, isLast, { config, talking })}
            {isLast && config.state === "on" && (
              <button type="button" class="plain" onClick={talking.retry}>
                {words.retry}
              </button>
            )}
          </p>
        )}
        {!isWorking && answer.text !== "" && (
          <div class="row acts">
            <Copy text={answer.text} words={words} />
            {answer.state === "complete" && <Rate answer={answer} words={words} onRate={talking.rate} />}
          </div>
        )}
      </div>
    );
  }
}

function noteOf(
  { state, note }: Answer,
  isLast: boolean,
  { config, talking }: Pick<AnswerProps, "config" | "talking">,
) {
  const { words } = config;
  if (state === "stopped") return words.stopped;
  const failure = isLast ? talking.failure : null;
  if (failure?.code === "offline") return words.offline;
  const wait = failure?.waitSeconds
    ? ` ${fill(words.wait, { seconds: Math.ceil(failure.waitSeconds) })}`
    : "";
  return `${note || words.broken}${wait}`;
}

type CopyProps = { text: string; words: Config["words"] };

class Copy extends Component<CopyProps, { isCopied: boolean }> {
  override state = { isCopied: false };

  override render({ text, words }: CopyProps, { isCopied }: { isCopied: boolean }) {
    const say = (wasCopied: boolean) => this.setState({ isCopied: wasCopied });
    const copy = () =>
      navigator.clipboard.writeText(text).then(
        () => say(true),
        () => say(false),
      );
    return (
      <button
        type="button"
        class="tool"
        aria-label={isCopied ? words.copied : words.copy}
        title={isCopied ? words.copied : words.copy}
        aria-pressed={isCopied}
        onClick={copy}
      >
        <Icon of="copy" />
      </button>
    );
  }
}
