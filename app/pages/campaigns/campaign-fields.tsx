import { Banner, BlockStack, Card, InlineGrid, List, Text, TextField } from "@shopify/polaris";
import type { PropsWithChildren } from "react";
import type { CampaignPage } from "#app/pages/campaigns/campaigns.ts";
import { describeCaps, describeCostless } from "#app/pages/campaigns/caps.ts";
import type { CampaignForm } from "#app/pages/campaigns/use-campaign-form.ts";
import { ProductChoice } from "#app/pages/settings/product-choice.tsx";
import { formatPercent } from "#app/ui/count-words.ts";

type FormProps = { page: CampaignPage; form: CampaignForm };

/** What a campaign is: its words, its products, its saving, its days. */
export function CampaignFields({ page, form }: FormProps) {
  const { entries, set, problems } = form;
  return (
    <>
      <Part title="What it is">
        <TextField
          {...{ label: "Title", maxLength: 80, showCharacterCount: true, autoComplete: "off", error: problems.title }}
          value={entries.title}
          onChange={(title) => set({ title })}
        />
        <TextField
          {...{ label: "Text", multiline: 3, maxLength: 500, autoComplete: "off", error: problems.text }}
          value={entries.text}
          onChange={(text) => set({ text })}
        />
        <ProductChoice
          {...{ id: "products", label: "Products", help: "Two to six.", max: 6, error: problems.products }}
          faces={entries.faces}
          onChange={(faces) => set({ faces })}
        />
      </Part>
      <Part title="What it saves">
        <SavingFields page={page} form={form} />
      </Part>
      <Part title="When it is shown">
        <DayFields page={page} form={form} />
      </Part>
    </>
  );
}

function Part({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <Card>
      <BlockStack gap="400">
        <Text as="h2" variant="headingMd">
          {title}
        </Text>
        {children}
      </BlockStack>
    </Card>
  );
}

/** What it saves, on how many of the products, and which of them the merchant's margin holds back. */
function SavingFields({ page: { floorPercent }, form }: FormProps) {
  const { entries, set, problems, caps } = form;
  const savingPercent = Number(entries.savingPercent);
  const held = [
    ...describeCaps(entries.faces, caps, { savingPercent, floorPercent }),
    ...describeCostless(entries.faces, caps),
  ];
  return (
    <>
      <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
        <TextField
          {...{ label: "Saving", type: "number", suffix: "%", min: 0.5, max: 50, step: 0.5, autoComplete: "off" }}
          {...{ error: problems.saving, helpText: "Off each product's price, as far as your margin lets it." }}
          value={entries.savingPercent}
          onChange={(savingPercent) => set({ savingPercent })}
        />
        <TextField
          {...{ label: "How many of them", type: "number", min: 2, max: 5, autoComplete: "off" }}
          {...{ error: problems.choose, helpText: "Empty: all of them together. With 2, any two of them are enough." }}
          value={entries.choose}
          onChange={(choose) => set({ choose })}
        />
      </InlineGrid>
      {held.length > 0 ? (
        <Banner tone="info" title={`The margin that you keep is ${formatPercent(floorPercent)}`}>
          <List>
            {held.map((line) => (
              <List.Item key={line}>{line}</List.Item>
            ))}
          </List>
        </Banner>
      ) : null}
    </>
  );
}

function DayFields({ page, form: { entries, set, problems } }: FormProps) {
  return (
    <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
      <TextField
        {...{ label: "First day", type: "date", autoComplete: "off", helpText: "Empty: as soon as you show it." }}
        value={entries.fromDay}
        onChange={(fromDay) => set({ fromDay })}
      />
      <TextField
        {...{ label: "Ends on", type: "date", autoComplete: "off", error: problems.days }}
        helpText={`Shoppers see it until this day begins, in your shop's time (${page.timeZone.replaceAll("_", " ")}); carts keep the price to its end. Empty: for good.`}
        value={entries.untilDay}
        onChange={(untilDay) => set({ untilDay })}
      />
    </InlineGrid>
  );
}
