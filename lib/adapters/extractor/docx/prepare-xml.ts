const ALTERNATIVES = /(<mc:AlternateContent\b[^>]*>)[\s\S]*?<\/mc:AlternateContent>/g;
const FALLBACK = /<mc:Fallback\b[^>]*>[\s\S]*?<\/mc:Fallback>/;
const DRAWING = /<w:drawing\b[^>]*>[\s\S]*?<\/w:drawing>/g;
const TEXT_BOX = /<w:txbxContent\b[^>]*>[\s\S]*?<\/w:txbxContent>/g;
/** How a word in Chinese or Japanese is spoken, written above it. */
const SPOKEN = /<w:rt\b[^>]*>[\s\S]*?<\/w:rt>/g;
const DIRECTION_OR_RUBY = /<\/?w:(bdo|dir|ruby|rubyBase)(\s[^>]*)?>/g;

/** Brings what mammoth passes over into a form that it reads: formulas, text boxes, words with a direction or a reading. */
export function prepareXml(xml: string): string {
  return withDirections(withTextBoxes(withFormulas(xml)));
}

/** The characters of formulas become ordinary text. */
function withFormulas(xml: string): string {
  if (!xml.includes("<m:oMath")) return xml;
  return xml
    .replace(/<m:t(\s[^>]*)?>/g, '<w:r><w:t xml:space="preserve">')
    .replaceAll("</m:t>", "</w:t></w:r>")
    .replace(/<\/?m:[^>]*>/g, "");
}

/** mammoth reads the text boxes of old drawings, and those of new ones only where an old one stands beside it. */
function withTextBoxes(xml: string): string {
  if (!xml.includes("<w:txbxContent")) return xml;
  return xml
    .replace(ALTERNATIVES, (both, start: string) => {
      const fallback = FALLBACK.exec(both)?.[0] ?? "";
      if (fallback.includes("<w:txbxContent")) return `${start}${fallback}</mc:AlternateContent>`;
      return textBoxes(both) || both;
    })
    .replace(DRAWING, (drawing) => textBoxes(drawing) || drawing);
}

function textBoxes(xml: string): string {
  return (xml.match(TEXT_BOX) ?? []).join("");
}

function withDirections(xml: string): string {
  return xml.replace(SPOKEN, "").replace(DIRECTION_OR_RUBY, "");
}
