import { isolateText } from "#app/kernel/isolate-text.ts";
import type { PromiseLine, Show } from "#app/pages/promises/promises.ts";
import { formatMoney } from "#app/ui/money-words.ts";
import type { Outcome } from "#app/ui/record-list.tsx";

export const SHOW_WORDS: Record<Show, string> = {
  all: "All",
  broken: "Too much",
  kept: "As promised",
  better: "Less",
};

/** How a promise came out, for the badge. */
export function toOutcome({ verdict, promisedMinor, chargedMinor, currency }: PromiseLine): Outcome {
  switch (verdict) {
    case "kept":
      return { word: "As promised", tone: "success" };
    case "better":
      return { word: `${formatMoney(promisedMinor - chargedMinor, currency)} less`, tone: "info" };
    case "broken":
      return { word: `${formatMoney(chargedMinor - promisedMinor, currency)} too much`, tone: "critical" };
    case "not-due":
      return { word: "Nothing due" };
  }
}

/** What was promised and what was charged. */
export function describeAmounts({ verdict, promisedMinor, chargedMinor, currency }: PromiseLine): string {
  const [promised, charged] = [promisedMinor, chargedMinor].map((minor) => formatMoney(minor, currency));
  if (verdict === "kept") return `${charged}, as promised.`;
  if (verdict === "not-due") return `${charged}, without a saving.`;
  return `Promised ${promised}, charged ${charged}.`;
}

const ONE_ONLY = "A product gets only one such discount.";

/** Why the price was another one, and what that means; null where there is nothing to explain. */
export function explain({ verdict, reason, ...line }: PromiseLine): string | null {
  const cause = isolateText(line.cause ?? "");
  if (verdict === "better") return "Another discount came on top, or a price had fallen.";
  switch (reason) {
    case "code":
      return `The code ${cause} was given in place of the offer's saving. ${ONE_ONLY}`;
    case "another-discount":
      return `The discount “${cause}” was given in place of the offer's saving. ${ONE_ONLY}`;
    case "another-offer":
      return "Another offer's saving was given for one of these products, which counts in one set only.";
    case "price-changed":
      return "A product's price rose between the page and the checkout.";
    case "version-changed":
      return "The offer changed or ended after the customer saw it, and was no longer honoured at the checkout.";
    case "subscription":
      return "A product was bought as a subscription, which has a price of its own.";
    case "quantity":
      return "The customer did not keep the whole set, so no saving was due.";
    case "unknown":
      return "Tandem can't tell why. The order in Shopify shows which discounts it has.";
    case null:
      return null;
  }
}
