import type { BadgeProps } from "@shopify/polaris";
import { Badge, Box, InlineGrid, InlineStack, Text } from "@shopify/polaris";
import type { PropsWithChildren, ReactNode } from "react";

/** A list whose rows are `Record`s, with lines between them. `label` names it for screen readers. */
export function RecordList({ label, children }: PropsWithChildren<{ label: string }>) {
  return (
    <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0 }}>
      {children}
    </ul>
  );
}

export type RecordProps = {
  title: ReactNode;
  /** One sentence more. */
  text?: ReactNode;
  outcome: { word: string; tone?: BadgeProps["tone"]; progress?: BadgeProps["progress"] };
  /** When, and how long it took. */
  when: ReactNode;
  action?: ReactNode;
};

/** What happened, how it ended, when, and what can be done: in one line on a desktop, in two on a phone. */
export function RecordRow({ title, text, outcome, when, action }: RecordProps) {
  return (
    <li>
      <Box padding={{ xs: "300", md: "400" }} borderColor="border-secondary" borderBlockEndWidth="025">
        <InlineGrid
          columns={{ xs: "minmax(0, 1fr) auto", md: "minmax(0, 1fr) 9rem 11rem 7.5rem" }}
          gap={{ xs: "200", md: "400" }}
          alignItems="start"
        >
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
          <div>
            <Badge tone={outcome.tone} progress={outcome.progress}>
              {outcome.word}
            </Badge>
          </div>
          <Text as="p" tone="subdued">
            {when}
          </Text>
          <InlineStack align="end">{action}</InlineStack>
        </InlineGrid>
      </Box>
    </li>
  );
}
