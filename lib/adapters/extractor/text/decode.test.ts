import { describe, expect, it } from "vitest";
import { decodeText } from "./decode";
import { isBinary } from "./is-binary";

const TEXTS: readonly [encodings: string[], text: string][] = [
  [
    ["windows-1252"],
    "Die schöne Frau hat Kaffee getrunken. Größe, Übermut und Äpfel für 15,50 €, sagte sie.",
  ],
  [["windows-1252"], "Größe"],
  [
    ["windows-1251", "koi8-r"],
    "Все люди рождаются свободными и равными в своем достоинстве и правах. Они наделены разумом.",
  ],
  [
    ["windows-1250", "iso-8859-2"],
    "Wszyscy ludzie rodzą się wolni i równi pod względem swej godności i swych praw. Są oni obdarzeni rozumem.",
  ],
  [
    ["windows-1253", "iso-8859-7"],
    "Όλοι οι άνθρωποι γεννιούνται ελεύθεροι και ίσοι στην αξιοπρέπεια και τα δικαιώματα.",
  ],
  [
    ["windows-1254"],
    "Bütün insanlar hür, haysiyet ve haklar bakımından eşit doğarlar. Akıl ve vicdana sahiptirler ve şöyle.",
  ],
  [["windows-1255"], "כל בני האדם נולדו בני חורין ושווים בערכם ובזכויותיהם. כולם חוננו בתבונה ובמצפון."],
  [
    ["windows-1256"],
    "يولد جميع الناس أحرارا متساوين في الكرامة والحقوق. وقد وهبوا عقلا وضميرا وعليهم أن يعامل بعضهم بعضا.",
  ],
  [
    ["shift_jis", "euc-jp"],
    "すべての人間は、生まれながらにして自由であり、かつ、尊厳と権利とについて平等である。",
  ],
  [["gb18030"], "人人生而自由，在尊严和权利上一律平等。他们赋有理性和良心，并应以兄弟关系的精神相对待。"],
  [["big5"], "人人生而自由，在尊嚴和權利上一律平等。他們賦有理性和良心，並應以兄弟關係的精神相對待。"],
  [
    ["euc-kr"],
    "모든 인간은 태어날 때부터 자유로우며 그 존엄과 권리에 있어 동등하다. 인간은 천부적으로 이성과 양심을 부여받았다.",
  ],
];

describe("decodeText", () => {
  for (const [encodings, text] of TEXTS) {
    it.each([...encodings, "utf-8"])(`${text.slice(0, 12)} … in %s`, (encoding) => {
      expect(decodeText(encode(text, encoding))).toBe(text);
    });
  }

  it.each(["utf-16le", "utf-16be", "utf-32le", "utf-32be"])(
    "tells %s, with a byte order mark and without",
    (encoding) => {
      for (const text of [
        "Hello, 😀 world",
        "这是一个中文文本。\n所有的孩子都睡着了",
        "نص حكيم له سر قاطع\n",
        "Größe\r\n",
      ]) {
        expect(decodeText(encodeWide(text, encoding))).toBe(text);
        expect(decodeText(encodeWide(`\uFEFF${text}`, encoding)).replace("\uFEFF", "")).toBe(text);
      }
    },
  );

  it("trusts the bytes more than what is declared, and what is declared more than statistics", () => {
    expect(decodeText(new TextEncoder().encode("Größe"), "iso-8859-1")).toBe("Größe");
    expect(decodeText(encode("Größe", "windows-1252"), "utf-8")).toBe("Größe");
    expect(decodeText(encode("ё", "koi8-r"), "koi8-r")).toBe("ё");
    expect(decodeText(encode("é", "windows-1252"), "no-such-thing")).toBe("é");
  });

  it("forgives a broken place in UTF-8", () => {
    const text = "Ærø, Øer og Åer. ".repeat(20);
    const bytes = Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0x20]), Buffer.from(text)]);
    expect(decodeText(bytes)).toBe(`${text}\uFFFD ${text}`);
  });
});

describe("isBinary", () => {
  it("tells text from other bytes", () => {
    expect(isBinary(new TextEncoder().encode("plain\ttext\r\n"))).toBe(false);
    expect(isBinary(encodeWide("Hello", "utf-16le"))).toBe(false);
    expect(isBinary(encode("Все люди", "koi8-r"))).toBe(false);
    expect(isBinary(Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"))).toBe(true);
    expect(isBinary(Uint8Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256))).toBe(true);
  });
});

/** The other way round than TextDecoder: looks for the bytes that decode to each character. */
function encode(text: string, encoding: string): Uint8Array {
  if (encoding === "utf-8") return new TextEncoder().encode(text);
  const decoder = new TextDecoder(encoding);
  const table = new Map<string, number[]>();
  for (let first = 255; first >= 0; first--) {
    for (let second = first < 0x80 ? -1 : 255; second >= -1; second--) {
      const bytes = second < 0 ? [first] : [first, second];
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && character !== "\uFFFD") table.set(character, bytes);
    }
  }
  return Uint8Array.from([...text].flatMap((character) => table.get(character) ?? []));
}

function encodeWide(text: string, encoding: string): Uint8Array {
  const points = encoding.startsWith("utf-16")
    ? Array.from({ length: text.length }, (_, index) => text.charCodeAt(index))
    : Array.from(text, (character) => character.codePointAt(0) ?? 0);
  const width = encoding.startsWith("utf-16") ? 2 : 4;
  const view = new DataView(new ArrayBuffer(points.length * width));
  for (const [index, point] of points.entries()) {
    if (width === 2) view.setUint16(index * 2, point, encoding.endsWith("le"));
    else view.setUint32(index * 4, point, encoding.endsWith("le"));
  }
  return new Uint8Array(view.buffer);
}
