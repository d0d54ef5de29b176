/** Vietnamese falls into about 2.5 characters a token with the vocabularies of small models, into more with large ones. */
const CHARACTERS_PER_TOKEN = 2.5;

/** How many tokens a text has at most, about; for budgets, not for bills. */
export function tokensOf(text: string): number {
  return Math.ceil(text.length / CHARACTERS_PER_TOKEN);
}

/** How many characters a reply of so many tokens may have; more than that is no reply any more. */
export function longestTextOf(tokens: number): number {
  return tokens * 8;
}
