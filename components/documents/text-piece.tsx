import type { Stretch } from "@/lib/client/document-path";
import { itemsOf, rowsOf } from "./lines";
import type { Piece } from "./slices";
import { Words, type WordsProps } from "./words";

type TextPieceProps = Omit<WordsProps, "stretch"> & { piece: Piece };

/** A heading, paragraph, list, table or piece of code, as it was found in the document. */
export function TextPiece({ piece, ...rest }: TextPieceProps) {
  const words = (stretch: Stretch) => <Words {...rest} stretch={stretch} />;
  const gap = piece.isContinued ? "mt-0" : "mt-4";
  switch (piece.kind) {
    case "heading":
      return <Heading level={piece.level ?? 1}>{words(piece)}</Heading>;
    case "list":
      return (
        <ul dir="auto" className={`${gap} flex flex-col gap-1`}>
          {itemsOf(rest.text, piece).map((item) => (
            <li
              key={item.start}
              className="flex gap-2"
              style={{ paddingInlineStart: `${item.depth * 1.25}rem` }}
            >
              <span className="shrink-0 text-muted">{item.marker === "-" ? "•" : item.marker}</span>
              <span className="wrap-anywhere min-w-0">{words(item)}</span>
            </li>
          ))}
        </ul>
      );
    case "table":
      return <Table {...rest} piece={piece} />;
    case "code":
      return (
        <pre
          className={`${gap} wrap-anywhere whitespace-pre-wrap rounded-lg bg-surface-secondary px-3 py-2 font-mono text-xs leading-5`}
        >
          {words(piece)}
        </pre>
      );
    case "paragraph":
      return (
        <p dir="auto" className={`${gap} wrap-anywhere whitespace-pre-line`}>
          {words(piece)}
        </p>
      );
  }
}

const TAGS = ["h2", "h3", "h4", "h5"] as const;
const SIZES = ["text-xl", "text-lg", "text-base", "text-sm", "text-sm", "text-sm"];

/** The title above is the document's h1, so its headings begin one level down. */
function Heading({ level, children }: { level: number; children: React.ReactNode }) {
  const Tag = TAGS[level - 1] ?? "h6";
  return (
    <Tag
      dir="auto"
      className={`wrap-anywhere mt-6 font-semibold tracking-tight ${SIZES[level - 1] ?? "text-sm"}`}
    >
      {children}
    </Tag>
  );
}

function Table({ piece, ...rest }: TextPieceProps) {
  const rows = rowsOf(rest.text, piece);
  const head = piece.isContinued ? undefined : rows[0];
  const width = Math.max(...rows.map((cells) => cells.length));
  const cell = (stretch: Stretch) => <Words {...rest} stretch={stretch} />;
  return (
    <div className={`${piece.isContinued ? "mt-0" : "mt-4"} overflow-x-auto rounded-lg border border-border`}>
      <table dir="auto" className="w-full border-collapse text-start">
        {head && (
          <thead>
            <tr className="border-border border-b bg-surface-secondary">
              {head.map((stretch, index) => (
                <th
                  key={stretch.start}
                  scope="col"
                  colSpan={index === head.length - 1 ? width - index : 1}
                  className="px-3 py-1.5 text-start align-top font-medium"
                >
                  {cell(stretch)}
                </th>
              ))}
            </tr>
          </thead>
        )}
        <tbody>
          {rows.slice(head ? 1 : 0).map((cells) => (
            <tr key={cells[0]?.start} className="border-separator border-b last:border-0">
              {cells.map((stretch, index) => (
                <td
                  key={stretch.start}
                  colSpan={index === cells.length - 1 ? width - index : 1}
                  className="px-3 py-1.5 align-top"
                >
                  {cell(stretch)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
