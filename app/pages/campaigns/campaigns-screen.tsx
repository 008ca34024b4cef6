import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Box, Button, Card, EmptyState, InlineStack, Page, Text } from "@shopify/polaris";
import { type Campaign, STATE_WORDS } from "#app/pages/campaigns/campaigns.ts";
import { Faces } from "#app/pages/offers/faces.tsx";
import { formatPercent } from "#app/ui/count-words.ts";

const NEW = { content: "New campaign", url: "/app/campaigns/new" };

/** The merchant's theme bundles. */
export function CampaignsScreen({ campaigns }: { campaigns: readonly Campaign[] }) {
  return (
    <Page title="Campaigns" subtitle="Sets that you put together yourself, for a time or for good." primaryAction={NEW}>
      <TitleBar title="Campaigns" />
      <Card padding="0">
        {campaigns.length === 0 ? (
          <EmptyState heading="No campaigns yet" action={NEW} image="">
            <p>Put products together under a title of your own, with a saving that ends when you say.</p>
          </EmptyState>
        ) : (
          campaigns.map((campaign) => <Row key={campaign.offerId} campaign={campaign} />)
        )}
      </Card>
    </Page>
  );
}

function Row({ campaign: { offerId, title, state, faces, choose, savingPercent, handle } }: { campaign: Campaign }) {
  const { word, tone } = STATE_WORDS[state];
  const set = choose ? `any ${choose} of ${faces.length} products` : `${faces.length} products`;
  return (
    <Box padding="400" borderColor="border-secondary" borderBlockEndWidth="025">
      <InlineStack align="space-between" blockAlign="center" gap="300">
        <BlockStack gap="200">
          <InlineStack gap="200" align="start" blockAlign="center">
            <Text as="h2" variant="headingSm" breakWord>
              {title}
            </Text>
            <Badge tone={tone}>{word}</Badge>
          </InlineStack>
          <Faces faces={faces} />
          <Text as="p" tone="subdued">
            {`${formatPercent(savingPercent)} less on ${set}. In your theme's block: ${handle}`}
          </Text>
        </BlockStack>
        <Button url={`/app/campaigns/${offerId}`} accessibilityLabel={`Open ${title}`}>
          Open
        </Button>
      </InlineStack>
    </Box>
  );
}
