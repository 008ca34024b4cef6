import { splitTitle } from "./split-title.ts";

/**
 * Titles as vectors of length 1: a word weighs the more the fewer titles have it (tf-idf; a title says a word once).
 * Title `t` has the terms `terms[start[t]] … terms[start[t + 1] - 1]`, ascending, with their weights beside them.
 */
export type TitleVectors = { start: Uint32Array; terms: Uint32Array; weights: Float64Array; documents: Uint32Array };

export function composeTitleVectors(titles: readonly string[]): TitleVectors {
  const numbers = new Map<string, number>();
  const rows = titles.map((title) =>
    splitTitle(title)
      .words.map((word) => {
        const known = numbers.get(word) ?? numbers.size;
        numbers.set(word, known);
        return known;
      })
      .sort((a, b) => a - b),
  );
  const documents = new Uint32Array(numbers.size);
  for (const term of rows.flat()) documents[term] = (documents[term] ?? 0) + 1;
  const start = new Uint32Array(titles.length + 1);
  rows.forEach((row, at) => {
    start[at + 1] = (start[at] ?? 0) + row.length;
  });
  const weights = rows.flatMap((row) => toUnitLength(row.map((term) => rarity(titles.length, documents[term] ?? 0))));
  return { start, terms: Uint32Array.from(rows.flat()), weights: Float64Array.from(weights), documents };
}

/** How alike two titles are, from 0 (no word in common) to 1; null where one of them has no word that says what it is. */
export function compareTitles({ start, terms, weights }: TitleVectors, a: number, b: number): number | null {
  let left = start[a] ?? 0;
  let right = start[b] ?? 0;
  const leftEnd = start[a + 1] ?? 0;
  const rightEnd = start[b + 1] ?? 0;
  if (left === leftEnd || right === rightEnd) return null;
  let sum = 0;
  while (left < leftEnd && right < rightEnd) {
    const one = terms[left] ?? 0;
    const other = terms[right] ?? 0;
    if (one === other) sum += (weights[left] ?? 0) * (weights[right] ?? 0);
    if (one <= other) left++;
    if (other <= one) right++;
  }
  return Math.min(sum, 1);
}

/** Smoothed, so that a word of every title still weighs something. */
function rarity(titles: number, documents: number): number {
  return Math.log(1 + titles / (1 + documents)) + 0.1;
}

function toUnitLength(weights: number[]): number[] {
  const length = Math.hypot(...weights);
  return weights.map((weight) => weight / length);
}
