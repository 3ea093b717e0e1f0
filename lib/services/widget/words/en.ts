import type { ServerWords } from "./words";

export const en: ServerWords = {
  launcher: { open: "Open the chat", close: "Close the chat" },
  limits: {
    address: "Many questions come from your network right now. Please wait a minute and ask again.",
    visitor: "That was a lot of questions at once. Please wait a minute and ask again.",
    botMinute: "Many people are asking right now. Please try again in a minute.",
    botDay: "I have answered as many questions as I may for today. Please come back tomorrow.",
  },
  left: {
    tooOften: "You have sent this several times already. Please try again in an hour.",
    missing: "Please fill this in.",
    notAgreed: "Please tick the box first.",
  },
  paused: "The chat is taking a break. Please come back later.",
  closed: "The chat is not available here.",
  expired: "The chat was open for a long time. Please open it again.",
  failed: "I could not answer just now. Please try again.",
  interrupted: "The answer broke off. Please try again.",
  document: {
    closedTitle: "No chat here",
    closedText: "There is no chat at this address, or it has been switched off. Please check the address.",
    forbiddenText: "Sign in to the dashboard to see this preview.",
    busyText: "Too many requests came from your network. Please wait a minute and load the page again.",
    needsScript: "The chat needs JavaScript. Please allow it for this page.",
  },
};
