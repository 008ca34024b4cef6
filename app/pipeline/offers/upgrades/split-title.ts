import { ATTRIBUTE_WORDS, JOINING_WORDS, UNIT_WORDS } from "./attribute-words.ts";

/** `words` say what a thing is, `attributes` of which size, colour, stuff, number or grade; each once, in their order. */
export type TitleWords = { words: string[]; attributes: string[] };

const PIECES = /[\p{L}\p{M}\p{N}°″"]+(?:['’][\p{L}]+)?(?:[.,]\d+)?/gu;

/** Takes a product's title apart: "Chef's Knife 8″, walnut" is a chef knife, of 8″ and walnut. */
export function splitTitle(title: string): TitleWords {
  const words = new Set<string>();
  const attributes = new Set<string>();
  let isAfterNumber = false;
  for (const [piece] of title.toLowerCase().normalize("NFC").matchAll(PIECES)) {
    const isNumber = /\d/.test(piece);
    const isUnit = isAfterNumber && UNIT_WORDS.has(piece);
    const word = toStem(piece);
    isAfterNumber = isNumber;
    if (isNumber || isUnit || isAttribute(piece, word)) attributes.add(isNumber || isUnit ? piece : word);
    else if (word.length > 1 && !JOINING_WORDS.has(piece)) words.add(word);
  }
  if (words.size > 0) return { words: [...words], attributes: [...attributes] };
  // "Glass, 350 ml": where nothing else is said, the stuff is the thing.
  return {
    words: [...attributes].filter((one) => !/\d/.test(one) && !UNIT_WORDS.has(one)),
    attributes: [...attributes],
  };
}

function isAttribute(piece: string, word: string): boolean {
  return ATTRIBUTE_WORDS.has(piece) || ATTRIBUTE_WORDS.has(word);
}

/** Without accents, the possessive and the plural's ending, so that "mugs" meets "mug". Rough, and the same for all. */
function toStem(piece: string): string {
  const plain = piece
    .replace(/['’]s?$/u, "")
    .replace(/['’]/gu, "")
    .normalize("NFD")
    .replace(/\p{M}/gu, "");
  if (plain.length > 4 && plain.endsWith("ies")) return `${plain.slice(0, -3)}y`;
  if (plain.length > 4 && /(ss|sh|ch|x|z)es$/.test(plain)) return plain.slice(0, -2);
  return plain.length > 3 && /[^su]s$/.test(plain) ? plain.slice(0, -1) : plain;
}
