import { type Args, input, isRecord, optionalText, text } from "#test/local-store/admin-api/args.ts";
import {
  type AdminContext,
  isoSeconds,
  type ObjectResolvers,
  resolversOf,
} from "#test/local-store/admin-api/context.ts";
import { accessDenied, type UserError, unknownHere } from "#test/local-store/admin-api/errors.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { nextId } from "#test/local-store/admin-api/state.ts";

function pixelRefused(message: string, code: string, field: string[] | null = ["settings"]) {
  return { webPixel: null, userErrors: [{ field, message, code }] };
}

/** The settings must be the fields that the pixel's toml declares, as text. */
function checkSettings(settings: unknown, { deps }: AdminContext): UserError | null {
  const declared = deps.appConfig.pixelSettings;
  if (declared === null) return { field: null, message: "No extension found.", code: "NO_EXTENSION" };
  const invalid = (message: string): UserError => ({ field: ["settings"], message, code: "INVALID_SETTINGS" });
  const value = readSettings(settings);
  if (value === null)
    return { field: ["settings"], message: "Settings must be valid JSON", code: "INVALID_CONFIGURATION_JSON" };
  const unknown = Object.keys(value).find((key) => !declared.includes(key));
  if (unknown !== undefined) return invalid(`${unknown} is not a declared setting`);
  const notText = Object.entries(value).find(([, one]) => typeof one !== "string");
  return notText ? invalid(`${notText[0]} must be a string`) : null;
}

function readSettings(settings: unknown): Record<string, unknown> | null {
  if (isRecord(settings)) return settings;
  try {
    const parsed: unknown = typeof settings === "string" ? JSON.parse(settings) : null;
    return isRecord(parsed) ? parsed : null;
  } catch {
    return null;
  }
}

function needsEvents({ scopes }: AdminContext, fieldName: string): void {
  if (!scopes.has("read_customer_events"))
    throw accessDenied(fieldName, { words: "`read_customer_events` access scope." });
}

function createPixel(args: Args, context: AdminContext) {
  needsEvents(context, "webPixelCreate");
  const { admin } = context.shop;
  if (admin.webPixel) return pixelRefused("Web pixel already exists for this app.", "TAKEN", null);
  const settings = input(args, "webPixel").settings;
  const problem = checkSettings(settings, context);
  if (problem) return { webPixel: null, userErrors: [problem] };
  admin.webPixel = { id: nextId(admin), settings: readSettings(settings) };
  return { webPixel: admin.webPixel, userErrors: [] };
}

function updatePixel(args: Args, context: AdminContext) {
  needsEvents(context, "webPixelUpdate");
  const { admin } = context.shop;
  if (!admin.webPixel || text(args, "id") !== toGid("WebPixel", admin.webPixel.id)) {
    return pixelRefused("Pixel not found.", "NOT_FOUND", ["id"]);
  }
  const settings = input(args, "webPixel").settings;
  const problem = checkSettings(settings, context);
  if (problem) return { webPixel: null, userErrors: [problem] };
  admin.webPixel.settings = readSettings(settings);
  return { webPixel: admin.webPixel, userErrors: [] };
}

function deletePixel(args: Args, { shop }: AdminContext) {
  const gid = text(args, "id");
  if (!shop.admin.webPixel || gid !== toGid("WebPixel", shop.admin.webPixel.id)) {
    return { deletedWebPixelId: null, userErrors: [{ field: ["id"], message: "Pixel not found.", code: "NOT_FOUND" }] };
  }
  shop.admin.webPixel = null;
  return { deletedWebPixelId: gid, userErrors: [] };
}

/** The mutation `flowTriggerReceive`. For a shop without a workflow it does nothing more than be accepted. */
function receiveTrigger(args: Args, { shop, deps, nowMs }: AdminContext) {
  const handle = optionalText(args, "handle");
  if (handle === null) throw unknownHere("flowTriggerReceive by body");
  if (!deps.appConfig.flowTriggers.includes(handle)) {
    return { userErrors: [{ field: ["handle"], message: `Invalid trigger handle: ${handle}` }] };
  }
  shop.admin.flowTriggers.push({ handle, payload: args.payload, at: isoSeconds(nowMs) });
  deps.onFlowTrigger?.(shop, handle, args.payload);
  return { userErrors: [] };
}

export const extensionMutations: ObjectResolvers = resolversOf<unknown>({
  webPixelCreate: (_root, args, context) => createPixel(args, context),
  webPixelUpdate: (_root, args, context) => updatePixel(args, context),
  webPixelDelete: (_root, args, context) => deletePixel(args, context),
  flowTriggerReceive: (_root, args, context) => receiveTrigger(args, context),
});
