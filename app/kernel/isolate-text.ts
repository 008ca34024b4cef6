/**
 * Letters that run from right to left (Hebrew, Arabic and the scripts beside them), and marks that turn what follows. The
 * ranges are those that the Unicode standard gives to such scripts: https://www.unicode.org/reports/tr9/
 */
const TURNS =
  /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufeff\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const [BEGIN, END] = ["\u2068", "\u2069"];

/**
 * Somebody's words as a part of a sentence of ours, so that neither turns the other: what `<bdi>` does, in plain text, as
 * titles of pages are no HTML. Words that run as ours do stay as they are.
 */
export function isolateText(text: string): string {
  return TURNS.test(text) ? `${BEGIN}${text}${END}` : text;
}
