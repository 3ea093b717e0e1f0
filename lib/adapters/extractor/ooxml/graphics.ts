import type { DocumentBuilder } from "../document/document-builder";
import { writeRows } from "../document/write-rows";
import { childrenOf, descendantsOf, textOf, type XmlElement } from "../xml/parse-xml";
import { bodyText } from "./drawing-text";
import { follow, type Package, type Part } from "./part";

type Tree = Part["tree"];

/** Points of a diagram that only say how it is drawn. */
const DRAWN_ONLY = new Set(["pres", "parTrans", "sibTrans"]);

/** Writes what the charts and diagrams inside an element of a part say: they lie in parts of their own. */
export async function writeGraphics(
  parent: Tree | XmlElement,
  owner: Part,
  all: Package,
  builder: DocumentBuilder,
): Promise<void> {
  for (const reference of descendantsOf(parent, "c:chart", "dgm:relIds")) {
    const id = reference.attribs[reference.name === "c:chart" ? "r:id" : "r:dm"] ?? "";
    const name = owner.relations.get(id)?.part;
    if (!name || !all.has(name)) continue;
    const { tree } = await all.open(name);
    if (reference.name === "c:chart") writeChart(tree, builder);
    else writeDiagram(tree, builder);
  }
}

/** The values of a chart as a table: a row for each category, a column for each series. */
function writeChart(tree: Tree, builder: DocumentBuilder): void {
  const [chart] = descendantsOf(tree, "c:chart");
  const title = chart && follow(chart, "c:title");
  if (title) builder.paragraph([...descendantsOf(title, "a:t", "c:v")].map(textOf).join(""));
  const series = [...descendantsOf(tree, "c:ser")].map((one) => ({
    name: pointsOf(follow(one, "c:tx"))[0] ?? "",
    categories: pointsOf(follow(one, "c:cat") ?? follow(one, "c:xVal")),
    values: pointsOf(follow(one, "c:val") ?? follow(one, "c:yVal")),
  }));
  const categories = series.reduce<string[]>(
    (longest, one) => (one.categories.length > longest.length ? one.categories : longest),
    [],
  );
  const length = Math.max(categories.length, ...series.map((one) => one.values.length), 0);
  if (length === 0) return;
  writeRows(
    [
      ["", ...series.map((one) => one.name)],
      ...Array.from({ length }, (_, row) => [
        categories[row] ?? "",
        ...series.map((one) => one.values[row] ?? ""),
      ]),
    ],
    builder,
  );
}

/** By their numbers: points without a value are left out of the file. */
function pointsOf(data: XmlElement | undefined): string[] {
  const points: string[] = [];
  for (const point of data ? descendantsOf(data, "c:pt") : []) {
    const [value] = childrenOf(point, "c:v");
    const index = Number(point.attribs.idx);
    if (value && index >= 0 && index < 10_000) points[index] = textOf(value);
  }
  return Array.from(points, (text) => text ?? "");
}

function writeDiagram(tree: Tree, builder: DocumentBuilder): void {
  const items = [...descendantsOf(tree, "dgm:pt")]
    .filter((point) => !DRAWN_ONLY.has(point.attribs.type ?? ""))
    .flatMap((point) => childrenOf(point, "dgm:t"))
    .map((body) => ({ depth: 0, marker: "-", text: bodyText(body) }));
  builder.list(items);
}
