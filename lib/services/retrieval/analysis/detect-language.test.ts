import { describe, expect, it } from "vitest";
import { detectLanguage } from "./detect-language";

const SENTENCES: Record<string, [question: string, statement: string]> = {
  en: ["How many points did the defence give up?", "All human beings are born free and equal in dignity."],
  de: [
    "Wie viele Punkte hat die Verteidigung abgegeben?",
    "Die Rechnung muss innerhalb von 30 Tagen bezahlt werden.",
  ],
  fr: [
    "Combien de points la défense a-t-elle concédés ?",
    "La facture doit être payée dans les trente jours.",
  ],
  es: ["¿Cuántos puntos concedió la defensa?", "La factura se debe pagar dentro de los treinta días."],
  it: [
    "Quanti punti ha concesso la difesa?",
    "La fattura deve essere pagata entro trenta giorni dalla data.",
  ],
  pt: ["Quantos pontos a defesa sofreu no jogo?", "A fatura deve ser paga em até trinta dias, e não depois."],
  nl: ["Hoeveel punten gaf de verdediging weg?", "De rekening moet binnen dertig dagen worden betaald."],
  sv: ["Hur många poäng släppte försvaret in?", "Fakturan ska betalas inom trettio dagar och inte senare."],
  da: [
    "Hvor mange point afgav forsvaret efter pausen?",
    "Regningen skal betales inden for tredive dage, og ikke efter.",
  ],
  no: [
    "Hvor mange poeng ga forsvaret fra seg?",
    "Regningen skal betales innen tretti dager, og ikke etter det.",
  ],
  fi: [
    "Kuinka monta pistettä puolustus päästi?",
    "Lasku on maksettava kolmenkymmenen päivän kuluessa, ja se on tärkeää.",
  ],
  hu: ["Hány pontot adott fel a védelem?", "A számlát harminc napon belül ki kell fizetni, és nem később."],
  ro: [
    "Câte puncte a cedat apărarea în meci?",
    "Factura trebuie plătită în termen de treizeci de zile, nu mai târziu.",
  ],
  tr: ["Savunma kaç sayı verdi?", "Fatura otuz gün içinde ödenmeli ve daha sonra değil."],
  pl: ["Ile punktów straciła obrona w tym meczu?", "Faktura powinna być zapłacona w ciągu trzydziestu dni."],
  cs: ["Kolik bodů obrana ztratila?", "Faktura musí být zaplacena do třiceti dnů, a to ve všech případech."],
  ru: ["Сколько очков пропустила защита?", "Счёт должен быть оплачен в течение тридцати дней."],
  uk: ["Скільки очок пропустив захист?", "Рахунок має бути сплачений протягом тридцяти днів."],
  bg: ["Колко точки допусна защитата?", "Фактурата трябва да се плати в срок от тридесет дни."],
  el: ["Πόσους πόντους δέχτηκε η άμυνα;", "Το τιμολόγιο πρέπει να πληρωθεί."],
  ar: ["كم نقطة تخلى عنها الدفاع؟", "يجب دفع الفاتورة في غضون ثلاثين يوما."],
  fa: ["دفاع چند امتیاز از دست داد؟", "صورتحساب باید ظرف سی روز پرداخت شود."],
  he: ["כמה נקודות ספגה ההגנה?", "יש לשלם את החשבונית תוך שלושים יום."],
  hi: ["रक्षा ने कितने अंक दिए?", "बिल का भुगतान तीस दिनों के भीतर किया जाना चाहिए।"],
  zh: ["黑豹队的防守丢了多少分？", "发票必须在三十天内支付。"],
  ja: ["防御は何点を許しましたか？", "請求書は三十日以内に支払う必要があります。"],
  ko: ["수비는 몇 점을 내주었습니까?", "청구서는 삼십 일 이내에 지불해야 합니다."],
  th: ["ฝ่ายรับเสียกี่แต้ม", "ต้องชำระใบแจ้งหนี้ภายในสามสิบวัน"],
};

describe("detectLanguage", () => {
  it.each(Object.entries(SENTENCES))("knows %s by a question and by a statement", (language, texts) => {
    for (const text of texts) expect(detectLanguage(text), text).toBe(language);
  });

  it("says nothing about names, numbers, code and empty text", () => {
    for (const text of ["", "42", "Kawann Short", "A-1042 / B-77", "😀"]) {
      expect(detectLanguage(text), text).toBeNull();
    }
  });

  it("goes by the main script when there are foreign names in it", () => {
    expect(detectLanguage("如何在 Linux 上安装 PostgreSQL 数据库？")).toBe("zh");
    expect(detectLanguage("Как установить PostgreSQL на сервер Linux?")).toBe("ru");
  });
});
