import { InlineStack, ProgressBar, Text } from "@shopify/polaris";

/**
 * A progress bar with its percentage. The text `labelledBy` beside it changes with every look; a screen reader is told at
 * every tenth only, or it would never stop talking.
 */
export function AnnouncedProgress({ percent, labelledBy }: { percent: number; labelledBy: string }) {
  const tenths = Math.floor(percent / 10) * 10;
  return (
    <InlineStack gap="300" blockAlign="center" wrap={false}>
      <div style={{ flex: 1 }}>
        <ProgressBar progress={percent} size="small" tone="primary" ariaLabelledBy={labelledBy} />
      </div>
      <Text as="span" numeric>{`${percent}%`}</Text>
      <div aria-live="polite">
        <Text as="span" visuallyHidden>
          {tenths > 0 ? `${tenths} percent read` : ""}
        </Text>
      </div>
    </InlineStack>
  );
}
