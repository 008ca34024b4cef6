/**
 * What the browser remembers of offers, under names that the embed's inline script reads too: `arm`, `cart` (the cart's token,
 * then the offers in it) and `no` (declined or bought).
 */

/** The list under a name; empty where there is none, or where the browser keeps nothing. */
export function recall(name: string, store: "localStorage" | "sessionStorage" = "localStorage"): string[] {
  try {
    const kept: unknown = JSON.parse(window[store].getItem(`tandem_${name}`) ?? "[]");
    return Array.isArray(kept) ? kept.map(String) : [];
  } catch {
    return [];
  }
}

/** Remembers a value, or forgets it where there is none. A browser that keeps nothing forgets at once. */
export function keep(name: string, value?: string | string[]): void {
  try {
    if (value === undefined) localStorage.removeItem(`tandem_${name}`);
    else localStorage.setItem(`tandem_${name}`, JSON.stringify(value));
  } catch {
    // Nothing hangs on it: an offer shows once more.
  }
}
