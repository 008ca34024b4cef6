/** Shapes that App Bridge's types use and do not export, taken from the functions that use them. */
import type { ShopifyGlobal } from "@shopify/app-bridge-types";

export type ResourcePickerOptions = Parameters<ShopifyGlobal["resourcePicker"]>[0];
export type PickerOptions = Parameters<ShopifyGlobal["picker"]>[0];
export type PickerItem = PickerOptions["items"][number];
