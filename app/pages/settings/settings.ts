import type { Face } from "#app/pages/offers/offers.ts";

/**
 * Words of this page.
 * - *setting*: one thing that the merchant settles, by the name of its part and its own: `offers.savingForTwo`.
 * - *group*: settings that stand together under one heading.
 * - *entry*: what stands in a setting's field. A number is text until it is checked.
 */
type Described = { name: string; label: string; help: string };
export type NumberSetting = Described & {
  kind: "number";
  unit: "percent" | "offers" | "hours" | "customers";
  min: number;
  max: number;
  step: number;
  byDefault: string;
};
export type SwitchSetting = Described & { kind: "switch"; byDefault: boolean };
export type ProductsSetting = Described & { kind: "products"; max: number; byDefault: Face[] };
export type Setting = NumberSetting | SwitchSetting | ProductsSetting;

export type Group = { title: string; help: string; settings: Setting[] };

export type Entry = string | boolean | Face[];
export type Entries = Record<string, Entry>;

export type SettingsPage = {
  groups: Group[];
  entries: Entries;
  /** Whether shoppers are shown offers at all. */
  isOn: boolean;
};

/** What became of saving. `problems`: by the name of the setting. */
export type SavedAnswer = { isDone: boolean; text: string; problems: Record<string, string> };

export const UNIT_WORDS: Record<NumberSetting["unit"], string> = {
  percent: "%",
  offers: "offers",
  hours: "hours",
  customers: "customers",
};

/** What is wrong with an entry, in words; null where nothing is. */
export function judgeEntry(setting: Setting, entry: Entry | undefined): string | null {
  switch (setting.kind) {
    case "number":
      return judgeNumber(setting, typeof entry === "string" ? entry.trim() : "");
    case "switch":
      return typeof entry === "boolean" ? null : "Switch this on or off.";
    case "products":
      if (!Array.isArray(entry)) return "Choose products.";
      return entry.length > setting.max ? `Choose ${setting.max} products at most.` : null;
  }
}

function judgeNumber({ min, max, step }: NumberSetting, text: string): string | null {
  const value = Number(text);
  if (text === "" || !Number.isFinite(value)) return "Enter a number.";
  if (value < min || value > max) return `Enter a number from ${min} to ${max}.`;
  if (Number.isInteger(value / step)) return null;
  return step === 1 ? "Enter a whole number." : "Enter a whole or half number.";
}

/** Everything that is wrong with these entries, by the name of the setting. */
export function judgeEntries(groups: readonly Group[], entries: Entries): Record<string, string> {
  const settings = groups.flatMap((group) => group.settings).filter(({ name }) => name in entries);
  const judged = settings.map((setting) => [setting.name, judgeEntry(setting, entries[setting.name])] as const);
  return Object.fromEntries(judged.filter((one): one is [string, string] => one[1] !== null));
}

/** What of `after` is not as it was: that alone is saved, so that two who change different things don't undo each other's. */
export function pickChanged(before: Entries, after: Entries): Entries {
  const changed = Object.entries(after).filter(([name, entry]) => textOf(before[name]) !== textOf(entry));
  return Object.fromEntries(changed);
}

/** Products are the same in whatever order. */
function textOf(entry: Entry | undefined): string {
  if (!Array.isArray(entry)) return String(entry).trim();
  return entry
    .map(({ productId }) => productId)
    .sort()
    .join(" ");
}
