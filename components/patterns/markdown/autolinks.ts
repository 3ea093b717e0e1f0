type Node = { type: string; value?: string; url?: string; data?: object; children?: Node[] };

const MARK_BEGUN = /\[(\d{1,3})$/;

/** A mark right behind a bare address was read as its end (`https://example.test/a[1]`): takes it out again. */
export function takeMarksOutOfAddresses(parent: Node): void {
  const children = parent.children ?? [];
  parent.children = children.flatMap((node, index) => {
    takeMarksOutOfAddresses(node);
    const text = node.type === "link" ? node.children?.[0] : undefined;
    const [begun, number] = MARK_BEGUN.exec(text?.value ?? "") ?? [];
    const next = children[index + 1];
    if (!text?.value || !begun || !node.url?.endsWith(begun) || !next?.value?.startsWith("]")) return [node];
    text.value = text.value.slice(0, -begun.length);
    node.url = node.url.slice(0, -begun.length);
    next.value = next.value.slice(1);
    return [node, toMark(number ?? "")];
  });
}

/** `[1]` in the tree of a text. */
export function toMark(number: string): Node {
  return { type: "mark", data: { hName: "mark" }, children: [{ type: "text", value: number }] };
}
