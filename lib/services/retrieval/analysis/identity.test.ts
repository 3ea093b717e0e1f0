import { describe, expect, test } from "vitest";
import { identityOf } from "./identity";

describe("asks the same", () => {
  test.each([
    ["What are your opening hours?", "what are the opening hours"],
    ["What are the opening hours in winter?", "In winter, what are the opening hours?"],
    ["How do I get a refund?", "How do I get refunds, please?"],
    ["What's the price of ERR_INVALID_ARG?", "What is the price of err_invalid_arg"],
    ["Why can't you ship to Malta?", "Why can’t you ship to Malta"],
    ["Do not call?", "Don't call"],
    ["WHAT ARE THE OPENING HOURS", "What are the opening hours?"],
    ["Wie sind die Öffnungszeiten des Museums?", "wie sind Öffnungszeiten des Museums"],
    ["À quelle heure ouvre l'accueil ?", "à quelle heure ouvre l’accueil"],
    ["¿Cuál es el precio de la entrada?", "cual es el precio de la entrada"],
    ["几点关门？", "几点关门"],
    ["How do I read a PDF?", "How do I read a pdf"],
    ["Ｗｈａｔ is plan ２?", "What is plan 2"],
  ])("%s = %s", (one, other) => {
    expect(identityOf(one)).not.toBeNull();
    expect(identityOf(one)).toBe(identityOf(other));
  });
});

describe("asks something else", () => {
  test.each([
    ["Can I cancel with a receipt?", "Can I cancel without a receipt?"],
    ["Is it allowed?", "Is it not allowed?"],
    ["Are dogs allowed?", "Aren't dogs allowed?"],
    ["When do you open?", "Where do you open?"],
    ["When do you open?", "When did you open?"],
    ["When do you open?", "When will you open?"],
    ["Who pays for shipping?", "How much is shipping?"],
    ["Can I cancel?", "Must I cancel?"],
    ["What is in plan 2?", "What is in plan 3?"],
    ["What changed in v2.3.1?", "What changed in v2.3.2?"],
    ["What is A-1042?", "What is A-1043?"],
    ["What does it cost in $?", "What does it cost in €?"],
    ["Is 5 % enough?", "Is 5 enough?"],
    ["Does it work at -5 °C?", "Does it work at 5 °C?"],
    ["Can admins remove owners?", "Can owners remove admins?"],
    ["How do I fly from Paris to London?", "How do I fly from London to Paris?"],
    ["Is gold better than silver?", "Is silver better than gold?"],
    ["What is a race car?", "What is a car race?"],
    ["Race car?", "Car race?"],
    ["When do I pay you?", "When do you pay me?"],
    ["Open before 9?", "Open after 9?"],
    ["Do you ship to us?", "Do you ship to US?"],
    ["Kann ich kündigen?", "Kann ich nicht kündigen?"],
    ["Wann wird ausgeliefert?", "Wo wird ausgeliefert?"],
    ["Puis-je annuler avec un reçu ?", "Puis-je annuler sans reçu ?"],
    ["¿Cuántos años dura?", "¿Cuántos anos dura?"],
    ["几点开门？", "几点关门？"],
    ["可以取消吗？", "不可以取消吗？"],
    ["Можно вернуть товар?", "Нельзя вернуть товар?"],
  ])("%s ≠ %s", (one, other) => {
    expect(identityOf(one)).not.toBe(identityOf(other));
  });
});

test.each(["", "   ", "?!", "🙂"])("nothing is asked by %j", (text) => {
  expect(identityOf(text)).toBeNull();
});
