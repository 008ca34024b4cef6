import { useNavigate } from "@remix-run/react";
import { Box, Button, ButtonGroup, Card, Tabs, Text } from "@shopify/polaris";
import type { PropsWithChildren } from "react";
import { type Activity, type Asked, toAddress, VIEWS, type View } from "#app/pages/activity/activity.ts";
import { formatCount } from "#app/ui/count-words.ts";

const NAMES: Record<View, string> = { tasks: "Tasks", news: "News from Shopify", privacy: "Privacy requests" };

/** Chooses what is listed. The choice is the page's address, so it can be kept, shared and gone back from. */
export function ActivityFilter({
  asked,
  failed,
  children,
}: PropsWithChildren<{ asked: Asked; failed: Activity["failed"] }>) {
  const navigate = useNavigate();
  const failedOf = (view: View) => (view === "privacy" ? 0 : failed[view]);
  const tabs = VIEWS.map((view) => ({
    id: view,
    panelID: "records",
    content: NAMES[view],
    ...(failedOf(view) > 0 && {
      badge: formatCount(failedOf(view)),
      accessibilityLabel: `${NAMES[view]}, ${formatCount(failedOf(view))} failed`,
    }),
  }));
  const choose = (index: number) => navigate(toAddress({ view: VIEWS[index] }), { preventScrollReset: true });
  return (
    <Card padding="0">
      <Tabs tabs={tabs} selected={VIEWS.indexOf(asked.view)} onSelect={choose} />
      {asked.view === "privacy" ? null : <FailedFilter asked={asked} />}
      <div id="records">
        <Text as="h2" visuallyHidden>
          {NAMES[asked.view]}
        </Text>
        {children}
      </div>
    </Card>
  );
}

function FailedFilter({ asked: { view, show } }: { asked: Asked }) {
  const navigate = useNavigate();
  const choice = (wanted: Asked["show"], word: string) => (
    <Button
      size="slim"
      pressed={show === wanted}
      onClick={() => navigate(toAddress({ view, show: wanted }), { preventScrollReset: true })}
    >
      {word}
    </Button>
  );
  return (
    <Box paddingInline="400" paddingBlock="300" borderColor="border-secondary" borderBlockStartWidth="025">
      <ButtonGroup variant="segmented">
        {choice("all", "All")}
        {choice("failed", "Failed")}
      </ButtonGroup>
    </Box>
  );
}
