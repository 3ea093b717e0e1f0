declare module "word-extractor" {
  type Options = { filterUnicode?: boolean; includeFooters?: boolean };
  type Part = (options?: Options) => string;
  type WordDocument = {
    getBody: Part;
    getFootnotes: Part;
    getEndnotes: Part;
    getHeaders: Part;
    getFooters: Part;
    getAnnotations: Part;
    getTextboxes: Part;
  };
  class WordExtractor {
    extract(source: Buffer): Promise<WordDocument>;
  }
  export = WordExtractor;
}
