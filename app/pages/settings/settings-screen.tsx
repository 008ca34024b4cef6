import { SaveBar, TitleBar } from "@shopify/app-bridge-react";
import { Banner, BlockStack, Box, Button, Card, InlineGrid, Page, Text } from "@shopify/polaris";
import { SettingField } from "#app/pages/settings/setting-field.tsx";
import type { Group, SettingsPage } from "#app/pages/settings/settings.ts";
import { type SettingsForm, useSettingsForm } from "#app/pages/settings/use-settings-form.ts";

/** Everything that the merchant settles, with one save bar for all of it. */
export function SettingsScreen({ page }: { page: SettingsPage }) {
  const form = useSettingsForm(page);
  return (
    <Page title="Settings" subtitle="What Tandem may do in your shop, and what it learns from.">
      <TitleBar title="Settings" />
      <SaveBar id="settings-save-bar" open={form.isChanged} discardConfirmation>
        <button type="button" variant="primary" onClick={form.save} {...(form.isSaving && { loading: "" })}>
          Save
        </button>
        <button type="button" onClick={form.discard} disabled={form.isSaving}>
          Discard
        </button>
      </SaveBar>
      <BlockStack gap="600">
        {page.isOn ? null : (
          <Banner tone="warning" title="Shoppers are shown no offers">
            You switched them off below. What was promised to carts before is kept for its time.
          </Banner>
        )}
        {page.groups.map((group) => (
          <InlineGrid key={group.title} columns={{ xs: "1fr", md: "2fr 4fr" }} gap={{ xs: "300", md: "600" }}>
            <Box paddingInline={{ xs: "400", sm: "0" }} paddingBlockStart={{ xs: "200", md: "400" }}>
              <BlockStack gap="200">
                <Text as="h2" variant="headingMd">
                  {group.title}
                </Text>
                <Text as="p" tone="subdued">
                  {group.help}
                </Text>
              </BlockStack>
            </Box>
            <GroupCard group={group} form={form} />
          </InlineGrid>
        ))}
      </BlockStack>
      <Box paddingBlockEnd="800" />
    </Page>
  );
}

/** Numbers stand two in a row where there is room, all else has a row of its own. */
function GroupCard({ group, form }: { group: Group; form: SettingsForm }) {
  return (
    <Card>
      <BlockStack gap="400">
        <InlineGrid columns={{ xs: 1, sm: 2 }} gap="400">
          {group.settings.map((setting) => (
            <div key={setting.name} style={setting.kind === "number" ? undefined : { gridColumn: "1 / -1" }}>
              <SettingField setting={setting} form={form} />
            </div>
          ))}
        </InlineGrid>
        {form.isDefault(group) ? null : (
          <div>
            <Button
              variant="plain"
              onClick={() => form.restore(group)}
              accessibilityLabel={`Restore the defaults of “${group.title}”`}
            >
              Restore the defaults
            </Button>
          </div>
        )}
      </BlockStack>
    </Card>
  );
}
