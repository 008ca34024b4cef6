import { BlockStack, Button, Card, Divider, Icon, InlineGrid, InlineStack, Layout, Text } from "@shopify/polaris";
import { AlertDiamondIcon, AlertTriangleIcon } from "@shopify/polaris-icons";
import { Fragment } from "react";
import type { Concern } from "#app/pages/home/home.ts";
import { RetryButton } from "#app/ui/retry-button.tsx";

/** What needs the merchant's attention; nothing at all when nothing does. */
export function Concerns({ concerns }: { concerns: Concern[] }) {
  if (concerns.length === 0) return null;
  return (
    <Layout.Section variant="fullWidth">
      <Card>
        <BlockStack gap="400">
          <Text as="h2" variant="headingMd">
            Needs your attention
          </Text>
          {concerns.map((concern, index) => (
            <Fragment key={concern.id}>
              {index > 0 ? <Divider /> : null}
              <ConcernRow concern={concern} />
            </Fragment>
          ))}
        </BlockStack>
      </Card>
    </Layout.Section>
  );
}

function ConcernRow({ concern: { tone, title, text, action } }: { concern: Concern }) {
  return (
    <InlineGrid columns={{ xs: 1, md: "minmax(0, 1fr) auto" }} gap={{ xs: "200", md: "400" }} alignItems="center">
      <InlineStack gap="300" wrap={false} blockAlign="start">
        <div>
          <Icon source={tone === "critical" ? AlertDiamondIcon : AlertTriangleIcon} tone={tone} />
        </div>
        <div>
          <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
            {title}
          </Text>
          <Text as="p" tone="subdued" breakWord>
            {text}
          </Text>
        </div>
      </InlineStack>
      {action ? <ConcernAction action={action} about={title} /> : null}
    </InlineGrid>
  );
}

function ConcernAction({ action, about }: { action: NonNullable<Concern["action"]>; about: string }) {
  if ("url" in action) {
    return (
      <InlineStack>
        <Button url={action.url} size="slim" accessibilityLabel={`${action.content}: ${about}`}>
          {action.content}
        </Button>
      </InlineStack>
    );
  }
  return <RetryButton retry={action.retry} content={action.content} accessibleName={`${action.content}: ${about}`} />;
}
