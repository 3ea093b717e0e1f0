import type { ServerWords } from "./words";

export const de: ServerWords = {
  launcher: { open: "Chat öffnen", close: "Chat schließen" },
  limits: {
    address:
      "Aus Ihrem Netz kommen gerade viele Fragen. Bitte warten Sie eine Minute und fragen Sie noch einmal.",
    visitor: "Das waren viele Fragen auf einmal. Bitte warten Sie eine Minute und fragen Sie noch einmal.",
    botMinute: "Gerade fragen sehr viele. Bitte versuchen Sie es in einer Minute noch einmal.",
    botDay: "Für heute habe ich so viele Fragen beantwortet, wie ich darf. Bitte kommen Sie morgen wieder.",
  },
  left: {
    tooOften: "Das haben Sie schon mehrmals gesendet. Bitte versuchen Sie es in einer Stunde noch einmal.",
    missing: "Bitte füllen Sie das aus.",
    notAgreed: "Bitte setzen Sie zuerst das Häkchen.",
  },
  paused: "Der Chat macht gerade Pause. Bitte kommen Sie später wieder.",
  closed: "Der Chat ist hier nicht verfügbar.",
  expired: "Der Chat war lange offen. Bitte öffnen Sie ihn noch einmal.",
  failed: "Ich konnte gerade nicht antworten. Bitte versuchen Sie es noch einmal.",
  interrupted: "Die Antwort ist abgebrochen. Bitte versuchen Sie es noch einmal.",
  document: {
    closedTitle: "Hier ist kein Chat",
    closedText:
      "Unter dieser Adresse gibt es keinen Chat, oder er ist abgeschaltet. Bitte prüfen Sie die Adresse.",
    forbiddenText: "Melden Sie sich im Dashboard an, um diese Vorschau zu sehen.",
    busyText:
      "Aus Ihrem Netz kamen zu viele Anfragen. Bitte warten Sie eine Minute und laden Sie die Seite neu.",
    needsScript: "Der Chat braucht JavaScript. Bitte erlauben Sie es für diese Seite.",
  },
};
