import { useNavigate } from "@remix-run/react";
import { Card, Tabs, Text } from "@shopify/polaris";
import type { PropsWithChildren } from "react";
import { SHOW_WORDS } from "#app/pages/promises/promise-words.ts";
import { type Promises, SHOWS, toAddress } from "#app/pages/promises/promises.ts";
import { formatCount } from "#app/ui/count-words.ts";

/** Chooses which orders are listed. The choice is the page's address. */
export function PromiseFilter({ promises: { asked, counts }, children }: PropsWithChildren<{ promises: Promises }>) {
  const navigate = useNavigate();
  const tabs = SHOWS.map((show) => ({
    ...{ id: show, panelID: "promises", content: SHOW_WORDS[show] },
    ...(show === "broken" && counts.broken > 0 && { badge: formatCount(counts.broken) }),
  }));
  const choose = (index: number) => navigate(toAddress({ show: SHOWS[index] }), { preventScrollReset: true });
  return (
    <Card padding="0">
      <Tabs tabs={tabs} selected={SHOWS.indexOf(asked.show)} onSelect={choose} />
      <div id="promises">
        <Text as="h2" visuallyHidden>
          {`Orders: ${SHOW_WORDS[asked.show].toLowerCase()}`}
        </Text>
        {children}
      </div>
    </Card>
  );
}
