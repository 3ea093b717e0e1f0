export type Kind = "greeting" | "thanks" | "farewell";

/** By language: what people say that asks nothing, and what is said in return. */
export const SMALL_TALK: Readonly<Record<string, Readonly<Record<Kind, { said: string; reply: string }>>>> = {
  en: {
    greeting: {
      said: "hi|hello|hey|hiya|hi there|hello there|hey there|good morning|good afternoon|good evening|good day|how are you|what's up|whats up",
      reply: "Hello! What would you like to know?",
    },
    thanks: {
      said: "thanks|thank you|thx|ty|cheers|thanks a lot|many thanks|thank you very much|thank you so much|great thanks|ok thanks|perfect thanks",
      reply: "You are welcome. Ask me anything else.",
    },
    farewell: {
      said: "bye|goodbye|bye bye|see you|see you later|have a nice day|good night",
      reply: "Goodbye!",
    },
  },
  de: {
    greeting: {
      said: "hallo|guten tag|guten morgen|guten abend|moin|servus|grüß gott|grüezi|hallo zusammen|wie geht's|wie geht es dir|wie geht es ihnen",
      reply: "Hallo! Was möchten Sie wissen?",
    },
    thanks: {
      said: "danke|danke schön|dankeschön|vielen dank|danke sehr|besten dank|herzlichen dank|ok danke|super danke",
      reply: "Gern geschehen. Fragen Sie gern weiter.",
    },
    farewell: {
      said: "tschüss|tschüs|auf wiedersehen|ciao|bis bald|bis später|schönen tag noch|gute nacht",
      reply: "Auf Wiedersehen!",
    },
  },
  fr: {
    greeting: {
      said: "bonjour|salut|bonsoir|coucou|comment ça va|ça va",
      reply: "Bonjour ! Que souhaitez-vous savoir ?",
    },
    thanks: {
      said: "merci|merci beaucoup|merci bien|grand merci|ok merci",
      reply: "Je vous en prie. Posez-moi d’autres questions.",
    },
    farewell: {
      said: "au revoir|à bientôt|bonne journée|bonne soirée|bonne nuit|à plus",
      reply: "Au revoir !",
    },
  },
  es: {
    greeting: {
      said: "hola|buenos días|buenas tardes|buenas noches|buenas|qué tal|cómo estás",
      reply: "¡Hola! ¿Qué le gustaría saber?",
    },
    thanks: {
      said: "gracias|muchas gracias|mil gracias|ok gracias|vale gracias",
      reply: "De nada. Pregunte lo que quiera.",
    },
    farewell: {
      said: "adiós|hasta luego|hasta pronto|chao|chau|que tenga un buen día",
      reply: "¡Hasta luego!",
    },
  },
  it: {
    greeting: {
      said: "ciao|salve|buongiorno|buonasera|buon pomeriggio|come stai|come va",
      reply: "Buongiorno! Che cosa desidera sapere?",
    },
    thanks: {
      said: "grazie|grazie mille|tante grazie|molte grazie|ok grazie",
      reply: "Prego. Mi chieda pure altro.",
    },
    farewell: { said: "arrivederci|a presto|buona giornata|buona serata|buonanotte", reply: "Arrivederci!" },
  },
  pt: {
    greeting: {
      said: "olá|oi|bom dia|boa tarde|boa noite|tudo bem|como vai",
      reply: "Olá! O que gostaria de saber?",
    },
    thanks: {
      said: "obrigado|obrigada|muito obrigado|muito obrigada|valeu",
      reply: "De nada. Pergunte à vontade.",
    },
    farewell: { said: "tchau|adeus|até logo|até mais|até breve", reply: "Até logo!" },
  },
  nl: {
    greeting: {
      said: "hallo|hoi|goedemorgen|goedemiddag|goedenavond|goedendag|hoe gaat het",
      reply: "Hallo! Wat wilt u weten?",
    },
    thanks: {
      said: "bedankt|dank je|dank u|dank je wel|dank u wel|hartelijk dank|dankjewel",
      reply: "Graag gedaan. Vraag gerust verder.",
    },
    farewell: { said: "tot ziens|doei|dag|tot straks|fijne dag", reply: "Tot ziens!" },
  },
  ru: {
    greeting: {
      said: "привет|здравствуйте|здравствуй|добрый день|доброе утро|добрый вечер|как дела",
      reply: "Здравствуйте! Что вы хотите узнать?",
    },
    thanks: {
      said: "спасибо|большое спасибо|спасибо большое|благодарю",
      reply: "Пожалуйста. Спрашивайте ещё.",
    },
    farewell: { said: "пока|до свидания|всего доброго|до встречи", reply: "До свидания!" },
  },
  tr: {
    greeting: {
      said: "merhaba|selam|günaydın|iyi günler|iyi akşamlar|nasılsın|nasılsınız",
      reply: "Merhaba! Ne öğrenmek istersiniz?",
    },
    thanks: {
      said: "teşekkürler|teşekkür ederim|sağ ol|sağ olun|çok teşekkürler",
      reply: "Rica ederim. Başka sorularınızı da yanıtlarım.",
    },
    farewell: { said: "güle güle|hoşça kal|görüşürüz|hoşça kalın|iyi geceler", reply: "Hoşça kalın!" },
  },
  ar: {
    greeting: {
      said: "مرحبا|السلام عليكم|أهلا|اهلا|صباح الخير|مساء الخير|كيف حالك|أهلا وسهلا",
      reply: "مرحبًا! ماذا تود أن تعرف؟",
    },
    thanks: { said: "شكرا|شكرا جزيلا|شكرا لك|مشكور", reply: "على الرحب والسعة. اسأل ما تشاء." },
    farewell: { said: "مع السلامة|وداعا|إلى اللقاء|الى اللقاء", reply: "مع السلامة!" },
  },
  hi: {
    greeting: { said: "नमस्ते|नमस्कार|हैलो|आप कैसे हैं", reply: "नमस्ते! आप क्या जानना चाहेंगे?" },
    thanks: { said: "धन्यवाद|शुक्रिया|बहुत धन्यवाद", reply: "आपका स्वागत है। और पूछिए।" },
    farewell: { said: "अलविदा|फिर मिलेंगे", reply: "फिर मिलेंगे!" },
  },
  zh: {
    greeting: { said: "你好|您好|嗨|早上好|下午好|晚上好|大家好", reply: "您好！您想了解什么？" },
    thanks: { said: "谢谢|多谢|谢谢你|谢谢您|非常感谢", reply: "不客气，请继续提问。" },
    farewell: { said: "再见|拜拜|晚安", reply: "再见！" },
  },
  ja: {
    greeting: {
      said: "こんにちは|こんばんは|おはよう|おはようございます|はじめまして",
      reply: "こんにちは。何をお知りになりたいですか？",
    },
    thanks: {
      said: "ありがとう|ありがとうございます|どうも|どうもありがとう",
      reply: "どういたしまして。ほかにもお尋ねください。",
    },
    farewell: { said: "さようなら|またね|おやすみ|おやすみなさい", reply: "さようなら。" },
  },
};
