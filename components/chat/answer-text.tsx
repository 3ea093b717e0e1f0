"use client";

import { Fragment } from "react";
import { Markdown } from "@/components/patterns/markdown/markdown";
import type { Answer } from "./answer";
import { CitationMark } from "./citation-mark";
import { readQuotes } from "./quotes";

const MARK_BEGUN = /\[\d{0,3}$/;

type AnswerTextProps = { answer: Answer; isArriving: boolean };

/** The words of an answer with their numbers, also while they arrive. */
export function AnswerText({ answer: { text, isQuoted, isRefused }, isArriving }: AnswerTextProps) {
  if (isRefused) return <Verbatim text={text} />;
  if (isQuoted) return <Quotes text={text} />;
  return <Markdown text={isArriving ? text.replace(MARK_BEGUN, "") : text} mark={CitationMark} />;
}

function Verbatim({ text }: { text: string }) {
  return (
    <p dir="auto" className="wrap-anywhere whitespace-pre-line leading-6">
      {text}
    </p>
  );
}

function Quotes({ text }: { text: string }) {
  return (
    <div dir="auto" className="wrap-anywhere whitespace-pre-wrap leading-6">
      {readQuotes(text).map((part) => (
        <Fragment key={part.start}>
          {"text" in part ? part.text : <CitationMark number={part.number} />}
        </Fragment>
      ))}
    </div>
  );
}
