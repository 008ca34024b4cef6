import { InlineStack, Thumbnail } from "@shopify/polaris";
import { ImageIcon } from "@shopify/polaris-icons";
import type { Face } from "#app/pages/offers/offers.ts";

/** The small images of an offer's products, beside each other. Their titles stand next to them, so they need no words. */
export function Faces({ faces, size = "small" }: { faces: readonly Face[]; size?: "extraSmall" | "small" }) {
  return (
    <InlineStack gap="100" align="start">
      {faces.map(({ productId, imageUrl }) => (
        <Thumbnail key={productId} source={imageUrl ?? ImageIcon} alt="" size={size} />
      ))}
    </InlineStack>
  );
}
