/** What a threshold does, in words; confidences of good answers lie well above 0.3. */
export function describeThreshold(value: number | undefined): string {
  if (value === undefined) return "The bot refuses when its sources clearly do not cover the question.";
  if (value === 0) return "The bot never refuses for want of confidence, however weak the passages are.";
  if (value < 0.15) return "Lenient: the bot answers nearly always, also from passages that fit badly.";
  if (value < 0.35) return "Balanced: the bot answers when the passages fit the question.";
  if (value < 0.6) return "Strict: the bot answers only when the passages fit well, and refuses more often.";
  return "Very strict: the bot refuses most questions.";
}

export function describeTopK(value: number | undefined): string {
  if (value === undefined) return "As many passages as serve most questions.";
  if (value <= 3) return "Short and quick; what is spread over several places may be missed.";
  if (value <= 12) return "Enough for most questions.";
  return "For questions that draw on many places; slower, and dearer with a model.";
}

export function describeLength(value: number | undefined): string {
  if (value === undefined) return "As long as the model’s provider allows.";
  if (value < 300) return "A few sentences; longer answers are cut off.";
  if (value <= 1200) return "Some paragraphs.";
  return "Long answers; slower and dearer.";
}

export function describeTemperature(value: number | undefined): string {
  if (value === undefined) return "What the model's provider recommends.";
  if (value <= 0.3) return "The same question gets nearly the same words.";
  if (value <= 1) return "Some freedom in the wording.";
  return "Much freedom; the wording strays further from the sources.";
}
