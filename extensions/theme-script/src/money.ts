/**
 * Writes an amount of hundredths the way the page itself does: `sample` is 1,234,567.89 written by Liquid, so sign, separators
 * and decimals are the shop's own in this market.
 */
export function formatMoney(hundredths: number, sample: string): string {
  const [, before = "", number = "", after = ""] = /^(\D*)(\d.*\d)(\D*)$/s.exec(sample) ?? [];
  const digits = number.replace(/\D/g, "");
  // Seven digits: the shop shows no decimals, and rounds.
  const hasDecimals = digits.length === 9;
  const [group = ""] = /^1(\D*)/.exec(number)?.slice(1) ?? [];
  const point = hasDecimals ? number.slice(-3, -2) : "";
  const amount = String(hasDecimals ? hundredths : Math.round(hundredths / 100)).padStart(hasDecimals ? 3 : 1, "0");
  const whole = hasDecimals ? amount.slice(0, -2) : amount;
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, group);
  return before + grouped + (hasDecimals ? point + amount.slice(-2) : "") + after;
}
