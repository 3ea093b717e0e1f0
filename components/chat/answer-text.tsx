"use client";

import { Fragment } from "react";
import { CodeBlock } from "@/components/patterns/markdown/code-block";
import { Markdown } from "@/components/patterns/markdown/markdown";
import type { Answer } from "./answer";
import { CitationMark } from "./citation-mark";
import { type QuoteBlock, readBlocks } from "./quote-blocks";
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
    <div dir="auto" className="wrap-anywhere flex flex-col gap-3 leading-6">
      {readBlocks(text).map((block) => (
        <Fragment key={block.start}>
          {block.kind === "table" && <QuotedTable rows={block.rows} />}
          {block.kind === "list" && <QuotedList {...block} />}
          {block.kind === "code" && <CodeBlock code={block.text} />}
          {block.kind === "text" && (
            <div className="whitespace-pre-wrap">
              <Quoted text={block.text.trim()} />
            </div>
          )}
        </Fragment>
      ))}
    </div>
  );
}

function Quoted({ text }: { text: string }) {
  return readQuotes(text).map((part) => (
    <Fragment key={part.start}>{"text" in part ? part.text : <CitationMark number={part.number} />}</Fragment>
  ));
}

type QuotedListProps = { items: Extract<QuoteBlock, { kind: "list" }>["items"] };

/** Items that were picked out of a numbered list keep the numbers that they have there. */
function QuotedList({ items }: QuotedListProps) {
  return (
    <ol className="flex list-disc flex-col gap-1 ps-6">
      {items.map(({ start, text, number }) => (
        <li key={start} {...(number !== null && { value: number, className: "list-decimal" })}>
          <Quoted text={text} />
        </li>
      ))}
    </ol>
  );
}

function QuotedTable({ rows }: { rows: readonly { start: number; cells: string[] }[] }) {
  const [head, ...body] = rows;
  return (
    <div className="overflow-x-auto rounded-lg border border-border">
      <table className="w-full border-collapse text-start">
        <thead className="bg-default">
          <tr>
            {head?.cells.map((cell, at) => (
              <th key={columnKey(cell, at)} scope="col" className="px-3 py-1.5 text-start font-medium">
                <Quoted text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map(({ start, cells }) => (
            <tr key={start} className="border-border border-t">
              {cells.map((cell, at) => (
                <td key={columnKey(cell, at)} className="px-3 py-1.5 align-top">
                  <Quoted text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** Cells of a row may say the same; what is drawn never changes its order. */
const columnKey = (cell: string, at: number) => `${at} ${cell}`;
