const VOID = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/i;

/** XHTML as HTML's own rules read it rightly: there `<title/>` opens an element that holds all that follows. */
export function openTags(xhtml: string): string {
  return xhtml
    .replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, (_, text: string) => text.replaceAll("<", "&lt;"))
    .replace(/<([a-z][\w:-]*)([^<>]*)\/>/gi, (tag, name: string, rest: string) =>
      VOID.test(name) ? tag : `<${name}${rest}></${name}>`,
    );
}
