import { Badge, type BadgeProps, BlockStack, Box, InlineGrid, Text } from "@shopify/polaris";
import type { PropsWithChildren, ReactNode } from "react";

/** A list whose rows are `RecordRow`s, with lines between them. `label` names it for screen readers. */
export function RecordList({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {children}
    </ul>
  );
}

/** How something ended: a word and its colour. */
export type Outcome = { word: string; tone?: BadgeProps["tone"]; progress?: BadgeProps["progress"] };

export type RecordProps = {
  title: ReactNode;
  /** One sentence more. */
  text?: ReactNode;
  outcome: Outcome;
  /** When it was, and below that how long it took. */
  when: ReactNode;
  whenMore?: ReactNode;
  /** What can be done about it. */
  action?: ReactNode;
};

/** What happened, how it ended and when: side by side on a desktop, below each other on a phone. */
export function RecordRow({ title, text, outcome, when, whenMore, action }: RecordProps) {
  return (
    <li>
      <Box padding="400" borderColor="border-secondary" borderBlockStartWidth="025">
        <InlineGrid
          columns={{ xs: "minmax(0, 1fr) auto", md: "minmax(0, 1fr) 9rem 9rem" }}
          gap={{ xs: "200", md: "400" }}
          alignItems="start"
        >
          <What title={title} text={text} action={action} />
          <div>
            <Badge tone={outcome.tone} progress={outcome.progress}>
              {outcome.word}
            </Badge>
          </div>
          <div>
            <Text as="p" tone="subdued">
              {when}
            </Text>
            {whenMore ? (
              <Text as="p" tone="subdued" variant="bodySm">
                {whenMore}
              </Text>
            ) : null}
          </div>
        </InlineGrid>
      </Box>
    </li>
  );
}

function What({ title, text, action }: Pick<RecordProps, "title" | "text" | "action">) {
  return (
    <BlockStack gap="200" inlineAlign="start">
      <div>
        <Text as="h3" variant="bodyMd" fontWeight="semibold" breakWord>
          {title}
        </Text>
        {text ? (
          <Text as="p" tone="subdued" breakWord>
            {text}
          </Text>
        ) : null}
      </div>
      {action}
    </BlockStack>
  );
}
