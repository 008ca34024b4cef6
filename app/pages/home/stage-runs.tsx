import { BlockStack, Card, InlineStack, Text } from "@shopify/polaris";
import type { StageRun } from "#app/pages/home/home.ts";
import { describeStage, stageName } from "#app/pages/home/stage-words.ts";
import { When } from "#app/ui/when.tsx";

/** When each stage last ran, and what it knows since. */
export function StageRuns({ stages }: { stages: StageRun[] }) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          Last brought up to date
        </Text>
        {stages.length === 0 ? (
          <Text as="p" tone="subdued">
            Nothing yet.
          </Text>
        ) : (
          stages.map((run) => (
            <div key={run.stage}>
              <InlineStack align="space-between" gap="200">
                <Text as="h3" variant="bodyMd" fontWeight="semibold">
                  {stageName(run.stage)}
                </Text>
                <Text as="span" tone="subdued">
                  {run.finishedAt ? <When at={run.finishedAt} /> : "Running"}
                </Text>
              </InlineStack>
              <Text as="p" tone="subdued">
                {describeStage(run)}
              </Text>
            </div>
          ))
        )}
        <Text as="p" tone="subdued" variant="bodySm">
          Changes in your shop arrive within seconds. Every six hours Tandem also checks that it missed none.
        </Text>
      </BlockStack>
    </Card>
  );
}
