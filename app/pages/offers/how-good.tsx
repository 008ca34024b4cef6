import { BlockStack, Card, Text } from "@shopify/polaris";
import { percent, points } from "#app/pages/offers/offer-words.ts";
import type { HowGood, OfferShelf } from "#app/pages/offers/offers.ts";
import { formatCount, plural } from "#app/ui/count-words.ts";
import { When } from "#app/ui/when.tsx";

/** How good the guesses are, in plain words; nothing before the first search. */
export function HowGoodCard({ shelf: { howGood, search } }: { shelf: OfferShelf }) {
  if (!howGood || !search.ranAt) return null;
  return (
    <Card>
      <BlockStack gap="200">
        <Text as="h2" variant="headingMd">
          How good are these?
        </Text>
        {sayHowGood(howGood).map((sentence, index) => (
          <Text key={sentence} as="p" tone={index > 0 ? "subdued" : undefined}>
            {sentence}
          </Text>
        ))}
        <Text as="p" tone="subdued" variant="bodySm">
          {`${formatCount(search.baskets)} of ${plural(search.orders, "order")} tell what is bought together. They were last searched `}
          <When at={search.ranAt} />.
        </Text>
      </BlockStack>
    </Card>
  );
}

/** "Of 1,200 later orders …": what the held-out orders say, in sentences. */
export function sayHowGood(howGood: HowGood): string[] {
  if (!howGood.enough) {
    return [
      "There are not enough orders yet to say how well Tandem guesses.",
      `It takes 300 recent orders with two products or more, and there are ${formatCount(howGood.n)}. Until then Tandem uses what has worked in other shops, and offers nothing that chance alone could explain.`,
    ];
  }
  const { n, ours, popularity, confidenceMax, standardError, coverage } = howGood;
  return [
    `Of ${formatCount(n)} later orders with several products, Tandem's first five guesses held the product that was also bought in ${percent(ours)}; the best sellers would have in ${percent(popularity)}.`,
    `To find out, Tandem hid one product of each of your newest orders and guessed it from the others, knowing only the orders before them. “Often bought together” as it is usually counted would have held it in ${percent(confidenceMax)}. Tandem's figure may be off by ${points(1.96 * standardError)} either way, and its guesses named ${percent(coverage)} of your products at least once.`,
  ];
}
