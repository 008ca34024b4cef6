import { TitleBar } from "@shopify/app-bridge-react";
import { Badge, BlockStack, Button, ButtonGroup, Card, Page, Text } from "@shopify/polaris";
import { CampaignFields } from "#app/pages/campaigns/campaign-fields.tsx";
import { type Campaign, type CampaignPage, STATE_WORDS } from "#app/pages/campaigns/campaigns.ts";
import { type CampaignForm, useCampaignForm } from "#app/pages/campaigns/use-campaign-form.ts";

/** One campaign: what it is, and whether it is shown. */
export function CampaignScreen({ page }: { page: CampaignPage }) {
  const form = useCampaignForm(page);
  const { campaign } = page;
  const state = campaign?.state ?? "draft";
  const { word, tone } = STATE_WORDS[state];
  return (
    <Page
      title={campaign?.title || "New campaign"}
      titleMetadata={<Badge tone={tone}>{word}</Badge>}
      backAction={{ content: "Campaigns", url: "/app/campaigns" }}
    >
      <TitleBar title="Campaign" />
      <BlockStack gap="400">
        <Card>
          <CampaignFields page={page} form={form} />
        </Card>
        <Actions campaign={campaign} form={form} />
        {campaign ? (
          <Text as="p" tone="subdued" breakWord>
            {`The campaign block of your theme shows the one of the day. To show this one, write ${campaign.handle} into it.`}
          </Text>
        ) : null}
      </BlockStack>
    </Page>
  );
}

/** What can be done with it as it stands. */
function Actions({ campaign, form }: { campaign: Campaign | null; form: CampaignForm }) {
  const state = campaign?.state ?? "draft";
  return (
    <ButtonGroup>
      <Button variant="primary" loading={form.isBusy} onClick={() => form.send("save")}>
        {campaign ? "Save" : "Save as a draft"}
      </Button>
      {campaign && state === "draft" ? <Button onClick={() => form.send("show")}>Show it in your shop</Button> : null}
      {state === "live" || state === "planned" ? (
        <Button onClick={() => form.send("hide")}>Back to a draft</Button>
      ) : null}
      {campaign && state !== "ended" ? (
        <Button tone="critical" variant="tertiary" onClick={() => form.send("end")}>
          End it
        </Button>
      ) : null}
    </ButtonGroup>
  );
}
