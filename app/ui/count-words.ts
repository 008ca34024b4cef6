/** A count with its thousands apart: 517736 is "517,736". */
export function formatCount(count: number): string {
  return String(Math.trunc(count)).replace(/\B(?=(\d{3})+(?!\d))/g, ",");
}

/** A count with its noun: "1 order", "1,204 orders", "2 boxes". */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

/** "7.5 %": no line ends between the two. */
export function formatPercent(percent: number | string): string {
  return `${percent}\u00a0%`;
}

/** "a", "a and b", "a, b and c". */
export function listWords(words: readonly string[]): string {
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
}
