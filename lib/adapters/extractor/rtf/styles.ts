/** What `Title` and `heading 1` are called in the languages of common programs. */
const HEADING =
  /^(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis|заголовок|标题|標題|見出し|제목) ?([1-9])$/i;

/** The level of heading that a style's name speaks of, 0 for none. */
export function levelOfStyleName(name: string): number {
  const plain = name.trim().replace(/;$/, "");
  return /^title$/i.test(plain) ? 1 : Number(HEADING.exec(plain)?.[1] ?? 0);
}
