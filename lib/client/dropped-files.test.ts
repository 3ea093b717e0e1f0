import { expect, test } from "vitest";
import { droppedFiles } from "./dropped-files";

type Tree = { [name: string]: string | null | Tree };

/** A drop as browsers give it: entries that are asked for by callback, folders in parts of two. */
function dropOf(tree: Tree): DataTransfer {
  const items = Object.entries(tree).map(([name, content]) => ({
    webkitGetAsEntry: () => entryOf(`/${name}`, content),
    // A folder comes as a file that cannot be read.
    getAsFile: () => new File([typeof content === "string" ? content : ""], name),
  }));
  return { items } as unknown as DataTransfer;
}

function entryOf(fullPath: string, content: string | null | Tree): unknown {
  const name = fullPath.slice(fullPath.lastIndexOf("/") + 1);
  if (typeof content === "string" || content === null) {
    const file = (done: (file: File) => void, fail: () => void) =>
      content === null ? fail() : done(new File([content], name));
    return { isFile: true, isDirectory: false, name, fullPath, file };
  }
  const left = Object.entries(content).map(([child, inner]) => entryOf(`${fullPath}/${child}`, inner));
  const readEntries = (done: (entries: unknown[]) => void) => done(left.splice(0, 2));
  return { isFile: false, isDirectory: true, name, fullPath, createReader: () => ({ readEntries }) };
}

const namesOf = async (tree: Tree) => (await droppedFiles(dropOf(tree))).map(({ name }) => name);

test("files come as they are", async () => {
  expect(await namesOf({ "b.pdf": "b", "a.pdf": "a" })).toEqual(["a.pdf", "b.pdf"]);
});

test("folders give the files in them, to any depth, in the order of their paths", async () => {
  const folder = {
    "part 10.md": "x",
    "part 2.md": "x",
    more: { "deep.md": "x", empty: {} },
    "part 1.md": "x",
  };
  expect(await namesOf({ handbook: folder })).toEqual(["deep.md", "part 1.md", "part 2.md", "part 10.md"]);
});

test("what is hidden or cannot be read is left out", async () => {
  expect(
    await namesOf({ docs: { ".DS_Store": "x", ".git": { config: "x" }, "gone.md": null, "a.md": "x" } }),
  ).toEqual(["a.md"]);
});

test("a folder without end is not read to its end", async () => {
  const many = Object.fromEntries(Array.from({ length: 1_200 }, (_, index) => [`${index}.md`, "x"]));
  expect(await namesOf({ many })).toHaveLength(1_000);
});
