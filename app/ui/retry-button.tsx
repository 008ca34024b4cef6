import { useFetcher } from "@remix-run/react";
import { BlockStack, Button, Text } from "@shopify/polaris";

/** Whether it is tried again, and what the merchant is told. */
export type RetryAnswer = { isRetried: boolean; text: string };

/** What is tried again: one task, all news that failed, or the reading of all products or orders. */
export type Retry =
  | { intent: "retry-task"; jobId: string; attempt: number }
  | { intent: "retry-news" }
  | { intent: "read-again"; what: "products" | "orders" };

/**
 * Tries something again that failed. Its answer is said beside it, so that it is seen and heard where it was asked.
 * `accessibleName` says what is tried where several such buttons are on a page.
 */
export function RetryButton({
  retry,
  content,
  accessibleName,
}: {
  retry: Retry;
  content: string;
  accessibleName?: string;
}) {
  const fetcher = useFetcher<RetryAnswer>();
  const answer = fetcher.data;
  return (
    <fetcher.Form method="post" action="/app/activity">
      {Object.entries(retry).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <BlockStack gap="100" inlineAlign="start">
        {answer?.isRetried ? null : (
          <Button submit size="slim" loading={fetcher.state !== "idle"} accessibilityLabel={accessibleName}>
            {content}
          </Button>
        )}
        <div aria-live="polite">
          {answer ? (
            <Text as="p" variant="bodySm" tone={answer.isRetried ? "subdued" : "critical"}>
              {answer.text}
            </Text>
          ) : null}
        </div>
      </BlockStack>
    </fetcher.Form>
  );
}
