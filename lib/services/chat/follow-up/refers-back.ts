import { analyzeQuery, detectLanguage } from "../../retrieval";

/** Fewer telling words hardly say by themselves what they are about. */
const FEWEST_WORDS = 3;
/** Of scripts without spaces: about as much, in pairs of characters. */
const FEWEST_FRAGMENTS = 7;

/** Words that begin a question which goes on from the one before. */
const OPENERS: Readonly<Record<string, string>> = {
  en: "and|but|or|so|then|also|what about|how about|what else|why|why not|how so|and what",
  de: "und|aber|oder|also|dann|auch|was ist mit|wie sieht es mit|wie ist es mit|warum|wieso|was noch",
  fr: "et|mais|ou|alors|aussi|donc|pourquoi|qu'en est-il",
  es: "y|pero|o|entonces|también|por qué|qué hay de|qué tal",
  it: "e|ma|o|allora|anche|perché|che ne è di",
  pt: "e|mas|ou|então|também|por quê|por que",
  nl: "en|maar|of|dan|ook|waarom|hoe zit het met",
  ru: "а|и|но|или|тогда|также|почему",
  tr: "ve|peki|ama|ya|o zaman|neden",
  ar: "وماذا|وكيف|ومتى|وأين|وهل|ولماذا|وكم|ثم|لكن|لماذا",
  hi: "और|लेकिन|तो|क्यों",
};
/** Words that stand for something named before. */
const POINTERS: Readonly<Record<string, string>> = {
  en: "it|its|they|them|their|theirs|he|she|him|his|her|hers|the latter|the (?:first|second|third|last|other) one|(?:about|of|with|for|to|do|does|did|is|was|are) (?:this|that|these|those)|(?:this|that|these|those|there|(?:the )?(?:first|second|other|same|ones?))(?=[^\\p{L}]*$)",
  de: "er|ihn|ihm|ihr|ihre|ihren|ihrem|dessen|deren|diese|dieser|dieses|diesen|diesem|davon|dafür|damit|dazu|daran|darüber|dort|derselbe|dieselbe|dasselbe",
  fr: "il|elle|ils|elles|lui|leur|leurs|celui|celle|ceux|celles|cela|ça|ceci|ce dernier|cette dernière|y",
  es: "él|ella|ellos|ellas|lo|los|le|les|su|sus|este|esta|esto|estos|estas|ese|esa|eso|esos|esas|allí|ahí",
  it: "lui|lei|loro|esso|essa|essi|questo|questa|questi|queste|quello|quella|ne|lì",
  pt: "ele|ela|eles|elas|seu|sua|seus|suas|este|esta|isto|esse|essa|isso|lá|ali",
  nl: "hij|zij|hem|haar|hun|hen|deze|dit|die|dat|er|daar|hetzelfde",
  ru: "он|она|оно|они|его|её|их|ему|ей|им|этот|эта|это|эти|тот|та|те|там",
  tr: "o|onun|onu|ona|onlar|onların|bu|bunun|bunu|bunlar|şu|orada",
  ar: "هو|هي|هم|هذا|هذه|هؤلاء|ذلك|تلك|هناك|منه|منها|له|لها|عنه|عنها|فيه|فيها",
  hi: "यह|वह|ये|वे|इसका|उसका|इसकी|उसकी|इसे|उसे|इनका|उनका|वहाँ",
};
/** Of scripts without spaces: what a question that goes on begins with, or holds. */
const UNSPACED =
  /^(?:那|那么|还有|另外|为什么|では|じゃあ|それで|また|なぜ|그럼|그리고|왜)|[它他她]们?的?|这个|那个|それ|これ|その|この|그것|이것/u;

/** A word with a number in it names one thing. */
const IDENTIFIER = /\p{L}[\p{L}_.-]*\p{N}/u;

const LETTER = "[\\p{L}\\p{M}\\p{N}]";
const compile = (lists: Readonly<Record<string, string>>, wrap: (words: string) => string) =>
  new Map(Object.entries(lists).map(([language, words]) => [language, new RegExp(wrap(words), "iu")]));
const openers = compile(OPENERS, (words) => `^[^\\p{L}]*(?:${words})(?!${LETTER})`);
const pointers = compile(POINTERS, (words) => `(?<!${LETTER})(?:${words})(?!${LETTER})`);

/** Whether a question leaves unsaid what it is about, so that only the conversation tells. */
export function refersBack(question: string): boolean {
  const { telling, fragments } = measure(question);
  if (pointsBack(question)) return true;
  // "What is E-1042?" and "What is the capital of France?" are short, and whole.
  const isWhole = IDENTIFIER.test(question) || standsAlone(question);
  return telling < FEWEST_WORDS && fragments === 0 && !isWhole;
}

/**
 * Whether a question within a conversation surely says by itself what it is about: a sentence that points to nothing before.
 * Between this and `refersBack` are those that can be read either way: "What is the price?"
 */
export function standsAlone(question: string): boolean {
  const { telling, fragments } = measure(question);
  const words = question.match(/[\p{L}\p{M}\p{N}]+/gu)?.length ?? 0;
  const isSentence = fragments > 0 ? fragments >= FEWEST_FRAGMENTS : telling >= 2 && words >= 4;
  return isSentence && !pointsBack(question);
}

/** Whether a sentence goes on from the one before, or names by a pronoun what that one named. */
export function pointsBack(question: string): boolean {
  if (UNSPACED.test(question)) return true;
  // Short questions are hard to tell the language of; English is what is tried besides.
  const languages = [detectLanguage(question) ?? "en", "en"];
  return languages.some((code) => openers.get(code)?.test(question) || pointers.get(code)?.test(question));
}

/** How many telling words there are, and pairs of characters of scripts without spaces. */
function measure(question: string): { telling: number; fragments: number } {
  const terms = analyzeQuery(question);
  const fragments = terms.filter(({ isFragment }) => isFragment).length;
  return { telling: terms.length - fragments, fragments };
}
