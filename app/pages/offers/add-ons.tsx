import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, ButtonGroup, Card, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import { Faces } from "#app/pages/offers/faces.tsx";
import { percent } from "#app/pages/offers/offer-words.ts";
import type { AddOn, Answer } from "#app/pages/offers/offers.ts";
import { formatMoney } from "#app/ui/money-words.ts";
import { useAnswerToast } from "#app/ui/use-answer-toast.ts";

/** Products such as gift wrap, which go with everything: the merchant says whether they count. Nothing where none are. */
export function AddOns({ addOns, currency }: { addOns: readonly AddOn[]; currency: string }) {
  if (addOns.length === 0) return null;
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Are these extras?
          </Text>
          <Text as="p" tone="subdued">
            They are cheap and in many orders, as gift wrap is, so they say little about what belongs together. Tandem
            makes no bundles with them until you decide.
          </Text>
        </BlockStack>
        {addOns.map((addOn) => (
          <AddOnRow key={addOn.face.productId} addOn={addOn} currency={currency} />
        ))}
      </BlockStack>
    </Card>
  );
}

function AddOnRow({ addOn: { face, share, meanPriceMinor }, currency }: { addOn: AddOn; currency: string }) {
  const fetcher = useFetcher<Answer>();
  useAnswerToast(fetcher.data);
  const decide = (verb: "leaveOut" | "keep") =>
    fetcher.submit({ productId: face.productId, verb }, { method: "post", action: "/app/bundles" });
  const isBusy = fetcher.state !== "idle";
  return (
    <InlineGrid columns={{ xs: 1, md: "minmax(0, 1fr) auto" }} gap={{ xs: "200", md: "400" }} alignItems="center">
      <InlineStack gap="300" wrap={false} blockAlign="center">
        <Faces faces={[face]} />
        <div>
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {face.title}
          </Text>
          <Text as="p" tone="subdued">
            {`In up to ${percent(share)} of the orders, at ${formatMoney(meanPriceMinor, currency)}`}
          </Text>
        </div>
      </InlineStack>
      <ButtonGroup>
        <Button disabled={isBusy} onClick={() => decide("leaveOut")} accessibilityLabel={`Leave out ${face.title}`}>
          Leave out
        </Button>
        <Button
          variant="tertiary"
          disabled={isBusy}
          onClick={() => decide("keep")}
          accessibilityLabel={`Count ${face.title} like any other product`}
        >
          Count like any other
        </Button>
      </ButtonGroup>
    </InlineGrid>
  );
}
