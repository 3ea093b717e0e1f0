import type { ServerWords } from "./words";

export const es: ServerWords = {
  launcher: { open: "Abrir el chat", close: "Cerrar el chat" },
  limits: {
    address: "Llegan muchas preguntas desde su red. Espere un minuto y vuelva a preguntar.",
    visitor: "Han sido muchas preguntas seguidas. Espere un minuto y vuelva a preguntar.",
    botMinute: "Ahora mismo pregunta mucha gente. Inténtelo de nuevo dentro de un minuto.",
    botDay: "Hoy ya he respondido a todas las preguntas que puedo. Vuelva mañana, por favor.",
  },
  left: {
    tooOften: "Ya lo ha enviado varias veces. Inténtelo de nuevo dentro de una hora.",
    missing: "Rellene este campo, por favor.",
    notAgreed: "Marque primero la casilla, por favor.",
  },
  paused: "El chat está en pausa. Vuelva más tarde, por favor.",
  closed: "El chat no está disponible aquí.",
  expired: "El chat ha estado abierto mucho tiempo. Ábralo de nuevo, por favor.",
  failed: "No he podido responder. Inténtelo de nuevo, por favor.",
  interrupted: "La respuesta se ha cortado. Inténtelo de nuevo, por favor.",
  document: {
    closedTitle: "Aquí no hay ningún chat",
    closedText: "En esta dirección no hay ningún chat, o está desactivado. Compruebe la dirección.",
    forbiddenText: "Inicie sesión en el panel para ver esta vista previa.",
    busyText: "Han llegado demasiadas peticiones desde su red. Espere un minuto y vuelva a cargar la página.",
    needsScript: "El chat necesita JavaScript. Permítalo en esta página, por favor.",
  },
};
