const TOKEN =
  /[ \t\r\n\uFEFF]*(?:([{}[\],:])|("[^"\\\n\r\t]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\n\r\t]*)*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)(?![\w.]))/y;

type Expected = "value" | "value or end" | "key" | "key or end" | "colon" | "comma" | "nothing";

/** The line, from 1, on which a text stops being JSON; the engine's own messages do not always say. */
export function lineOfError(text: string): number {
  const tokens = new RegExp(TOKEN);
  const open: string[] = [];
  let expected: Expected = "value";
  let end = 0;
  for (let match = tokens.exec(text); match; match = tokens.exec(text)) {
    const next = follow(expected, open, match[1] ?? (match[2] ? "string" : "plain"));
    if (!next) break;
    expected = next;
    end = tokens.lastIndex;
  }
  const blanks = /^\s*/.exec(text.slice(end))?.[0].length ?? 0;
  const at = end + blanks < text.length ? end + blanks : end;
  return text.slice(0, at).split(/\r\n?|\n/).length;
}

/** What may come after this token, null when it may not be there. `open` is kept as it goes. */
function follow(expected: Expected, open: string[], token: string): Expected | null {
  const wantsValue = expected === "value" || expected === "value or end";
  if (token === "}" || token === "]") {
    const isEmpty = token === "}" ? expected === "key or end" : expected === "value or end";
    if (!isEmpty && expected !== "comma") return null;
    if (open.pop() !== (token === "}" ? "{" : "[")) return null;
    return open.length > 0 ? "comma" : "nothing";
  }
  if (token === ":") return expected === "colon" ? "value" : null;
  if (token === ",") return expected !== "comma" ? null : open.at(-1) === "{" ? "key" : "value";
  if (expected === "key" || expected === "key or end") return token === "string" ? "colon" : null;
  if (!wantsValue) return null;
  if (token === "{" || token === "[") {
    open.push(token);
    return token === "{" ? "key or end" : "value or end";
  }
  return open.length > 0 ? "comma" : "nothing";
}
