import { PROVIDERS, type Provider } from "@/lib/schemas/connection";

const NAMES: Record<Provider, string> = {
  openai: "OpenAI",
  anthropic: "Anthropic",
  google: "Google",
  mistral: "Mistral",
  cohere: "Cohere",
  openai_compatible: "Another server that speaks OpenAI’s API",
};

export const PROVIDER_OPTIONS = PROVIDERS.map((value) => ({ value, label: NAMES[value] }));

export function providerName(provider: Provider): string {
  return NAMES[provider];
}

/** Whether one's own server is meant: it has an address, and may ask for no key. */
export function isOwnServer(provider: Provider): boolean {
  return provider === "openai_compatible";
}
