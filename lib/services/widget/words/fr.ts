import type { ServerWords } from "./words";

export const fr: ServerWords = {
  launcher: { open: "Ouvrir le chat", close: "Fermer le chat" },
  limits: {
    address: "Beaucoup de questions arrivent de votre réseau. Attendez une minute, puis posez-la de nouveau.",
    visitor: "Cela fait beaucoup de questions d’un coup. Attendez une minute, puis posez-la de nouveau.",
    botMinute: "Beaucoup de personnes posent des questions en ce moment. Réessayez dans une minute.",
    botDay: "J’ai répondu à autant de questions que je peux aujourd’hui. Revenez demain, s’il vous plaît.",
  },
  left: {
    tooOften: "Vous l’avez déjà envoyé plusieurs fois. Réessayez dans une heure.",
    missing: "Veuillez remplir ce champ.",
    notAgreed: "Cochez d’abord la case, s’il vous plaît.",
  },
  paused: "Le chat fait une pause. Revenez plus tard, s’il vous plaît.",
  closed: "Le chat n’est pas disponible ici.",
  expired: "Le chat est resté ouvert longtemps. Ouvrez-le de nouveau, s’il vous plaît.",
  failed: "Je n’ai pas pu répondre. Réessayez, s’il vous plaît.",
  interrupted: "La réponse s’est interrompue. Réessayez, s’il vous plaît.",
  document: {
    closedTitle: "Pas de chat ici",
    closedText: "Il n’y a pas de chat à cette adresse, ou il est désactivé. Vérifiez l’adresse.",
    forbiddenText: "Connectez-vous au tableau de bord pour voir cet aperçu.",
    busyText: "Trop de requêtes sont arrivées de votre réseau. Attendez une minute, puis rechargez la page.",
    needsScript: "Le chat a besoin de JavaScript. Autorisez-le pour cette page, s’il vous plaît.",
  },
};
