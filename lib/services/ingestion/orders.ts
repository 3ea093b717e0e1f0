// How people write to a model in a text that is meant for others. Gaps are bounded: each pattern takes linear time.
// Words run into each other in Chinese, Japanese and Thai, and take endings elsewhere: gaps count characters there.

const WORDS = String.raw`(?:[^\s.!?]{1,20}\s+){0,4}`;
/** A boundary of words that knows more letters than `\b` does. */
const START = String.raw`(?<![\p{L}\p{N}])`;
const pattern = (...alternatives: string[]) => new RegExp(alternatives.join("|"), "giu");

/** Nobody says this to a reader: one is enough. */
export const ORDERS: readonly RegExp[] = [
  pattern(
    `${START}(?:ignore|disregard|forget|override|bypass)\\s+${WORDS}(?:previous|prior|above|earlier|preceding|existing|original|system|your)\\s+${WORDS}(?:instructions?|prompts?|directions|directives|programming)(?![\\p{L}\\p{N}]|\\s+(?:in|on|of|from)\\s+(?:the\\s+)?(?:chapter|section|page|step|part|table|manual|booklet|leaflet|figure)s?(?![\\p{L}\\p{N}]))`,
    `${START}(?:ignore|disregard|forget)\\s+(?:all|any|the|these|those|your)\\s+(?:(?:of\\s+)?(?:the|your|these)\\s+)?(?:instructions?|prompts?)\\s+(?:you|above|before|given|that\\s+came)`,
    `${START}you\\s+are\\s+now\\s+(?:(?:an?|the|in|called)\\s+)?(?:[\\p{L}-]{1,20}\\s+){0,2}(?:DAN|jailbroken|unrestricted|developer\\s+mode|(?:AI|language\\s+model|chat\\s?bot|assistant)(?:\\s+(?:that|who|which|with(?:out)?|called|named))?)(?![\\p{L}\\p{N}])`,
    `${START}(?:reveal|print|repeat|output|leak|show|disclose|recite|display)\\s+${WORDS}system\\s+prompt`,
    `${START}(?:reveal|print|repeat|output|recite)\\s+(?:me\\s+)?your\\s+(?:initial|hidden|secret|original|full)?\\s*(?:instructions|prompt)`,
    `${START}(?:note|message|instructions?|attention|important)\\s+(?:to|for)\\s+(?:the\\s+|any\\s+|all\\s+)?(?:AI|LLM|language\\s+model|chat\\s?bot|AI\\s+assistant)s?\\s*(?:models?|assistants?|agents?)?\\s*[:,]`,
  ),
  pattern(
    `${START}(?:ignorier|missacht|vergiss|vergesst|vergessen)(?:e|en|t)?\\s+(?:sie\\s+)?${WORDS}(?:vorherige[nrs]?|bisherige[nrs]?|vorige[nrs]?|obige[nrs]?|frühere[nrs]?|vorangegangene[nrs]?)\\s+${WORDS}(?:anweisung|instruktion|befehl|vorgabe|prompt)`,
    `${START}(?:ignore[zr]?|oublie[zr]?|néglige[zr]?)\\s+${WORDS}(?:instructions?|consignes?|directives?)\\s+${WORDS}(?:précédentes?|antérieures?|ci-dessus)`,
    `${START}(?:ignor[ae]|ignoren|olvid[ae]|descart[ae])\\s+${WORDS}(?:instrucciones|indicaciones|órdenes)\\s+${WORDS}(?:anteriores|previas)`,
    `${START}(?:ignora|ignorate|ignori|dimentica|dimenticate)\\s+${WORDS}(?:istruzioni|indicazioni|direttive)\\s+${WORDS}(?:precedenti|sopra)`,
    `${START}(?:ignora|ignorate)\\s+${WORDS}precedenti\\s+istruzioni`,
    `${START}(?:ignor[ae]|esqueça|desconsidere)\\s+${WORDS}instruções\\s+${WORDS}(?:anteriores|prévias|acima)`,
    `${START}(?:negeer|vergeet)\\s+${WORDS}(?:vorige|eerdere|voorgaande|bovenstaande)\\s+${WORDS}(?:instructies|opdrachten)`,
    `${START}(?:z?ignoruj|zapomnij)(?:cie)?\\s+${WORDS}(?:poprzednie|poprzednich|wcześniejsze|wcześniejszych|powyższe)\\s+${WORDS}(?:instrukcj|polece)`,
    `${START}(?:проигнорируй|игнорируй|забудь)(?:те)?\\s+${WORDS}(?:предыдущ|прежн|вышеуказанн|все\\s)\\p{L}{0,4}\\s*${WORDS}(?:инструкци|указани|команд)`,
    `${START}önceki\\s+${WORDS}(?:talimat|yönerge|komut)\\p{L}{0,8}\\s+(?:yok\\s+say|görmezden\\s+gel|unut)`,
  ),
  pattern(
    "(?:忽略|无视|無視|忘记|忘記|不要理会)[^。！？\\n]{0,10}(?:之前|以上|前面|先前|上述|此前)[^。！？\\n]{0,6}(?:指令|指示|提示|命令)",
    "(?:これまで|以前|上記|前述|先ほど|今まで)[^。！？\\n]{0,6}(?:指示|命令|プロンプト)[^。！？\\n]{0,8}(?:無視|忘れ)",
    "(?:이전|위의|앞의|기존)[^.!?\\n]{0,8}(?:지시|명령|지침|프롬프트)[^.!?\\n]{0,8}(?:무시|잊)",
    "(?:تجاهل|انسَ?)[^.!؟\\n]{0,12}(?:التعليمات|الأوامر|التوجيهات)[^.!؟\\n]{0,12}(?:السابقة|أعلاه)",
    "(?:पिछले|पूर्व|उपरोक्त)[^।!?\\n]{0,20}(?:निर्देश|आदेश)[^।!?\\n]{0,20}(?:अनदेखा|नज़रअंदाज़|भूल|उपेक्षा)",
  ),
];

/** Each is said to readers too; two different ones close together are not. */
export const HINTS: readonly RegExp[] = [
  pattern(
    `${START}(?:do\\s+not|don['’]t|never)\\s+(?:tell|inform|reveal\\s+(?:this\\s+)?to|mention\\s+(?:this|it)\\s+to|alert)\\s+the\\s+(?:user|human|reader|person)`,
  ),
  pattern(
    `${START}(?:do\\s+not|don['’]t|never)\\s+(?:mention|reveal|disclose|talk\\s+about|refer\\s+to)\\s+(?:this|these|the)\\s+(?:hidden\\s+)?(?:notes?|messages?|instructions?|orders?)`,
  ),
  pattern(`${START}you\\s+are\\s+now\\s+`, `${START}from\\s+now\\s+on,?\\s+you\\s+(?:will|must|are|should)`),
  pattern(`${START}system\\s+prompt`, `${START}(?:new|updated|real|actual)\\s+instructions?\\s*:`),
  pattern(
    `${START}(?:dear|attention,?|hey,?)\\s+(?:an?\\s+|the\\s+)?(?:AI|LLM|language\\s+model|chat\\s?bot|(?:AI\\s+)?assistant)`,
    `${START}as\\s+an\\s+(?:AI\\s+(?:language\\s+model|assistant|chat\\s?bot)|LLM)`,
    `${START}if\\s+you\\s+are\\s+an?\\s+(?:AI|LLM|(?:large\\s+)?language\\s+model|chat\\s?bot|(?:AI\\s+)?assistant)`,
  ),
  pattern(
    `${START}instead,?\\s+(?:respond|reply|answer|say|output)(?:\\s+(?:with|only|that|by)|\\s*[:"“])`,
    `${START}(?:respond|reply|answer)\\s+(?:only\\s+)?with\\s+(?:the\\s+(?:word|sentence|text|following)|["“])`,
  ),
  pattern(`${START}(?:ignore|disregard|forget)\\s+(?:everything|all\\s+(?:of\\s+)?the|anything)\\s+`),
];

/** How models are told who speaks; in a document for people it stands only to play one of them. */
export const ROLE_MARKERS =
  /<\|(?:im_start|im_end|im_sep|system|user|assistant|endoftext|eot_id|begin_of_text|start_header_id|end_header_id)\|>|\[\/?INST\]|<<\/?SYS>>|<(?:start|end)_of_turn>/g;
