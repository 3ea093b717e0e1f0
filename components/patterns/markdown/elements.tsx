import { type ComponentType, createContext, type ReactNode, useContext } from "react";
import type { Components } from "react-markdown";
import { CodeBlock } from "./code-block";
import { safeHref } from "./safe-href";

/** What stands for `[1]` in a text; without one it stays as it is. */
export const MarkContext = createContext<ComponentType<{ number: number }> | null>(null);

/** How each element that a text may have looks. Texts may be in any language, so each part finds its own direction. */
export const ELEMENTS: Components = {
  p: ({ children }) => (
    <p dir="auto" className="my-2.5">
      {children}
    </p>
  ),
  h1: ({ children }) => <Heading>{children}</Heading>,
  h2: ({ children }) => <Heading>{children}</Heading>,
  h3: ({ children }) => <Heading>{children}</Heading>,
  h4: ({ children }) => <Heading>{children}</Heading>,
  h5: ({ children }) => <Heading>{children}</Heading>,
  h6: ({ children }) => <Heading>{children}</Heading>,
  ul: ({ children }) => (
    <ul dir="auto" className="my-2.5 list-disc space-y-1 ps-5 marker:text-muted">
      {children}
    </ul>
  ),
  ol: ({ children, start }) => (
    <ol dir="auto" start={start} className="my-2.5 list-decimal space-y-1 ps-6 marker:text-muted">
      {children}
    </ol>
  ),
  li: ({ children }) => <li className="[&>ol]:my-1 [&>p]:my-1 [&>ul]:my-1">{children}</li>,
  blockquote: ({ children }) => (
    <blockquote dir="auto" className="my-3 border-border border-s-2 ps-3 text-muted">
      {children}
    </blockquote>
  ),
  hr: () => <hr className="my-4 border-border" />,
  a: ({ href, children }) => <TextsLink href={href}>{children}</TextsLink>,
  code: ({ children }) => (
    <code dir="ltr" className="rounded bg-default px-1 py-0.5 font-mono text-[0.875em]">
      {children}
    </code>
  ),
  pre: ({ node }) => <CodeBlock code={textIn(node).replace(/\n$/, "")} />,
  table: ({ children }) => (
    <div className="my-3 overflow-x-auto rounded-lg border border-border">
      <table dir="auto" className="w-max min-w-full wrap-break-word border-collapse text-[0.8125rem]">
        {children}
      </table>
    </div>
  ),
  th: ({ children, node }) => (
    <th dir="auto" className={`max-w-72 bg-surface-secondary px-3 py-2 font-medium ${alignment(node)}`}>
      {children}
    </th>
  ),
  td: ({ children, node }) => (
    <td dir="auto" className={`max-w-72 border-separator border-t px-3 py-2 align-top ${alignment(node)}`}>
      {children}
    </td>
  ),
  mark: ({ children }) => <Mark>{String(children)}</Mark>,
};

/** Where a heading of the text stands among those of the page nobody knows, so all are one level below it. */
function Heading({ children }: { children: ReactNode }) {
  return (
    <h3 dir="auto" className="mt-4 mb-1.5 font-semibold text-base tracking-tight">
      {children}
    </h3>
  );
}

/** A link that somebody else wrote: it opens beside us, and learns nothing of where it was. */
function TextsLink({ href, children }: { href: string | undefined; children: ReactNode }) {
  const safe = safeHref(href);
  const words = <MarkContext value={null}>{children}</MarkContext>;
  if (safe === null) return words;
  return (
    <a
      href={safe}
      title={safe}
      target="_blank"
      rel="noopener noreferrer nofollow"
      className="rounded font-medium text-link underline decoration-1 underline-offset-4 hover:decoration-2"
    >
      {words}
    </a>
  );
}

function Mark({ children }: { children: string }) {
  const Shown = useContext(MarkContext);
  return Shown ? <Shown number={Number(children)} /> : `[${children}]`;
}

type Node = { type: string; value?: string; properties?: { align?: unknown }; children?: Node[] };

function textIn(node: Node | undefined): string {
  return node?.value ?? node?.children?.map(textIn).join("") ?? "";
}

const ALIGNMENTS: Record<string, string> = { center: "text-center", right: "text-end" };

function alignment(node: Node | undefined): string {
  return ALIGNMENTS[String(node?.properties?.align)] ?? "text-start";
}
