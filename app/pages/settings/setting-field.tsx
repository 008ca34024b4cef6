import { Checkbox, TextField } from "@shopify/polaris";
import { ProductChoice } from "#app/pages/settings/product-choice.tsx";
import { type NumberSetting, type Setting, UNIT_WORDS } from "#app/pages/settings/settings.ts";
import type { SettingsForm } from "#app/pages/settings/use-settings-form.ts";

/** The field of one setting, by its kind, with what it means below it. */
export function SettingField({ setting, form }: { setting: Setting; form: SettingsForm }) {
  const { label, help, name } = setting;
  const entry = form.entryOf(setting);
  const error = form.problems[name];
  switch (setting.kind) {
    case "number":
      return <NumberField setting={setting} form={form} />;
    case "switch":
      return (
        <Checkbox
          {...{ id: name, label, error }}
          helpText={help}
          checked={entry === true}
          onChange={(checked) => form.set(setting, checked)}
        />
      );
    case "products":
      return (
        <ProductChoice
          {...{ id: name, label, help, error, max: setting.max }}
          faces={Array.isArray(entry) ? entry : []}
          onChange={(faces) => form.set(setting, faces)}
        />
      );
  }
}

function NumberField({ setting, form }: { setting: NumberSetting; form: SettingsForm }) {
  const { name, label, help, unit, min, max, step } = setting;
  const entry = form.entryOf(setting);
  return (
    <TextField
      {...{ id: name, name, label, min, max, step, autoComplete: "off" }}
      type="number"
      inputMode={step === 1 ? "numeric" : "decimal"}
      suffix={UNIT_WORDS[unit]}
      helpText={help}
      value={typeof entry === "string" ? entry : ""}
      error={form.problems[name]}
      onChange={(value) => form.set(setting, value)}
      onBlur={() => form.check(setting)}
    />
  );
}
