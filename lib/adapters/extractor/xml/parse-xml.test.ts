import { describe, expect, it } from "vitest";
import { childrenOf, descendantsOf, parseXml, textOf } from "./parse-xml";

const parse = (xml: string, encoding: BufferEncoding = "utf8") => parseXml(Buffer.from(xml, encoding));

describe("parseXml", () => {
  it("keeps prefixes, attributes, order and text", () => {
    const tree = parse('<?xml version="1.0"?><a:r x="1"><b>one &amp; <i>two</i></b><c/><b>three</b></a:r>');
    const [root] = childrenOf(tree);
    expect(root?.name).toBe("a:r");
    expect(root?.attribs.x).toBe("1");
    expect([...descendantsOf(tree, "b", "i")].map((element) => textOf(element))).toEqual([
      "one & two",
      "two",
      "three",
    ]);
    expect(root && childrenOf(root, "b").map(textOf)).toEqual(["one & two", "three"]);
    expect(root && [...descendantsOf(root, "b")]).toHaveLength(2);
    expect([...descendantsOf(childrenOf(root ?? tree, "c")[0] ?? tree, "b")]).toEqual([]);
  });

  it("reads sections of raw text", () => {
    const tree = parse("<a><![CDATA[one <b>]]> two</a>");
    expect(textOf(tree)).toBe("one <b> two");
    expect(textOf(childrenOf(tree)[0] ?? tree)).toBe("one <b> two");
  });

  it("reads the encoding that the file names, and UTF-16 by its bytes", () => {
    expect(textOf(parse('<?xml version="1.0" encoding="ISO-8859-1"?><a>é</a>', "latin1"))).toBe("é");
    expect(textOf(parse("\uFEFF<a>é</a>", "utf16le"))).toBe("é");
  });

  it("expands no entities of the file's own, and reads nothing else for it", () => {
    const bomb =
      '<!DOCTYPE a [<!ENTITY b "xxxxxxxxxx"><!ENTITY c SYSTEM "file:///etc/passwd">]><a>&b;&b; &c;</a>';
    expect(textOf(parse(bomb)).trim()).toBe("&b;&b; &c;");
  });

  it("walks twenty thousand elements inside each other", () => {
    expect(textOf(parse(`${"<a>".repeat(20_000)}deep`))).toBe("deep");
  });
});
