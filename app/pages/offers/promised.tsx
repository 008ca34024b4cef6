import { BlockStack, Card, Text } from "@shopify/polaris";
import { EditSaving } from "#app/pages/offers/edit-saving.tsx";
import { FigureList } from "#app/pages/offers/figure-list.tsx";
import type { Level, OfferDetails } from "#app/pages/offers/offer-details.ts";

/** What customers are promised, step by step. An upgrade promises nothing but itself. */
export function Promised({ details }: { details: OfferDetails }) {
  if (details.kind === "upgrade") return null;
  const figures = details.levels.map((level) => ({
    label: nameLevel(level, details),
    value: level.savingPercent > 0 ? `${level.savingPercent} % less` : "no saving",
  }));
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          What customers save
        </Text>
        <FigureList figures={figures} />
        <EditSaving key={details.versions.find((one) => one.isNow)?.versionId} details={details} />
      </BlockStack>
    </Card>
  );
}

/** "Mug + Saucer", "2 × Mug". */
export function nameLevel({ members }: Level, { faces }: Pick<OfferDetails, "faces">): string {
  const titleOf = (id: string) => faces.find(({ productId }) => productId === id)?.title ?? "";
  return members
    .map(({ productId, quantity }) => (quantity > 1 ? `${quantity} × ${titleOf(productId)}` : titleOf(productId)))
    .join(" + ");
}
