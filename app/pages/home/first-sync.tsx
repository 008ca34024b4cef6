import { BlockStack, Box, Card, Icon, InlineStack, Spinner, Text } from "@shopify/polaris";
import { AlertTriangleIcon, CheckCircleIcon, ClockIcon } from "@shopify/polaris-icons";
import type { PropsWithChildren, ReactNode } from "react";
import type { Home, Reading } from "#app/pages/home/home.ts";
import { describeReading, progressPercent, timeLeft } from "#app/pages/home/progress.ts";
import { AnnouncedProgress } from "#app/ui/announced-progress.tsx";
import { useShopTime, When } from "#app/ui/when.tsx";

/** What Tandem does for the shop now, how far it is, and what comes next. */
export function FirstSync({ home }: { home: Home }) {
  return (
    <Card>
      <BlockStack gap="400">
        <BlockStack gap="100">
          <Text as="h2" variant="headingMd">
            Reading your shop
          </Text>
          <Text as="p" tone="subdued">
            Tandem reads your products and past orders to learn what your customers buy together. You can close this
            page: it goes on by itself.
          </Text>
        </BlockStack>
        <ol style={{ listStyle: "none", margin: 0, padding: 0 }}>
          {home.readings.map((reading) => (
            <ReadingStep key={reading.what} reading={reading} />
          ))}
          <Step icon={<Icon source={ClockIcon} tone="subdued" />} title="Next" isLast>
            <Text as="p" tone="subdued">
              From then on, new orders, refunds and changed products come in by themselves, within seconds.
            </Text>
          </Step>
        </ol>
      </BlockStack>
    </Card>
  );
}

function ReadingStep({ reading }: { reading: Reading }) {
  const { what, state, startedAt, message } = reading;
  const { now } = useShopTime();
  const percent = progressPercent(reading);
  const left = timeLeft(reading, now);
  const labelId = `reading-${what}`;
  return (
    <Step icon={<ReadingIcon reading={reading} />} title={what === "products" ? "Your products" : "Your orders"}>
      <Text as="p" tone="subdued" id={labelId}>
        {describeReading(reading)}
      </Text>
      {state === "reading" && percent !== null ? <AnnouncedProgress percent={percent} labelledBy={labelId} /> : null}
      {startedAt && (state === "reading" || state === "preparing") ? (
        <Text as="p" tone="subdued" variant="bodySm">
          Started <When at={startedAt} />
          {left ? `, ${left}` : ""}
        </Text>
      ) : null}
      {message && (state === "reading" || state === "preparing") ? (
        <Text as="p" tone="caution" variant="bodySm" breakWord>
          {`Trying again: ${message}`}
        </Text>
      ) : null}
    </Step>
  );
}

function ReadingIcon({ reading: { state } }: { reading: Reading }) {
  switch (state) {
    case "preparing":
    case "reading":
      return <Spinner size="small" />;
    case "done":
      return <Icon source={CheckCircleIcon} tone="success" />;
    case "partial":
    case "failed":
      return <Icon source={AlertTriangleIcon} tone="caution" />;
    case "waiting":
      return <Icon source={ClockIcon} tone="subdued" />;
  }
}

/** One step of several, its icon in a column of its own. */
function Step({
  icon,
  title,
  isLast,
  children,
}: PropsWithChildren<{ icon: ReactNode; title: string; isLast?: boolean }>) {
  return (
    <li>
      <Box paddingBlockEnd={isLast ? "0" : "400"}>
        <InlineStack gap="300" wrap={false} blockAlign="start">
          <div style={{ width: 20, height: 20, flexShrink: 0 }}>{icon}</div>
          <div style={{ flex: 1, minWidth: 0 }}>
            <BlockStack gap="100">
              <Text as="h3" variant="bodyMd" fontWeight="semibold">
                {title}
              </Text>
              {children}
            </BlockStack>
          </div>
        </InlineStack>
      </Box>
    </li>
  );
}
