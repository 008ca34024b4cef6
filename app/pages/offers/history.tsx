import { BlockStack, Card, List, Text } from "@shopify/polaris";
import type { OfferDetails, Said, Version } from "#app/pages/offers/offer-details.ts";
import { describeSavings } from "#app/pages/offers/offer-words.ts";
import { When } from "#app/ui/when.tsx";

const SAID: Record<Said["verb"], string> = {
  accept: "Accepted",
  pin: "Pinned",
  pause: "Paused",
  resume: "Taken back",
  exclude: "Never to be shown",
  dismiss: "Dismissed",
  edit: "Saving changed",
  dates: "Dates changed",
  words: "Words changed",
};

/** Everything this offer promised, and everything the merchant said of it. */
export function History({ details }: { details: OfferDetails }) {
  return (
    <Card>
      <BlockStack gap="300">
        <Text as="h2" variant="headingMd">
          History
        </Text>
        <Text as="p" tone="subdued">
          First found <When at={details.firstSeenAt} />, last looked at <When at={details.minedAt} />.
        </Text>
        {details.said.length > 0 ? <SaidList said={details.said} /> : null}
        {details.kind === "upgrade" ? null : <VersionList versions={details.versions} />}
      </BlockStack>
    </Card>
  );
}

function SaidList({ said }: { said: readonly Said[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What you said
      </Text>
      <List>
        {said.map(({ verb, reason, at }) => (
          <List.Item key={`${verb} ${at.getTime()}`}>
            {reason ? `${SAID[verb]}: ${reason}` : SAID[verb]}, <When at={at} />
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}

function VersionList({ versions }: { versions: readonly Version[] }) {
  return (
    <BlockStack gap="100">
      <Text as="h3" variant="headingSm">
        What it promised
      </Text>
      <List>
        {versions.map(({ versionId, createdAt, savings, isNow }) => (
          <List.Item key={versionId}>
            {`${describeSavings(savings.filter((saving) => saving > 0))}${isNow ? " (now)" : ""}, since `}
            <When at={createdAt} />
          </List.Item>
        ))}
      </List>
    </BlockStack>
  );
}
