import { isRecord } from "#test/local-store/admin-api/args.ts";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import type { Plan, PlannedField } from "./compile.ts";

/** A connection found inside a node: its nodes become lines of their own that point to the node by `__parentId`. */
export interface Found {
  field: PlannedField;
  items: unknown[];
  parentId: string;
}

/** A node's line without its connections, which are put into `found`. */
export function readNode(
  plan: Plan,
  source: unknown,
  context: AdminContext,
  found: Found[],
  nodeId: string,
): Record<string, unknown> {
  const line: Record<string, unknown> = {};
  for (const field of plan.fields) {
    const value = field.resolve(source, field.args, context);
    if (field.kind === "leaf") line[field.key] = value ?? requireNone(field, source);
    else if (value === null || value === undefined) line[field.key] = requireNone(field, source);
    else if (field.kind === "connection") found.push({ field, items: itemsOf(value), parentId: nodeId });
    else if (field.kind === "list") line[field.key] = readList(field, value, context, found, nodeId);
    else line[field.key] = readNode(field.planFor(value), value, context, found, nodeId);
  }
  return line;
}

function readList(
  field: PlannedField,
  value: unknown,
  context: AdminContext,
  found: Found[],
  nodeId: string,
): unknown[] {
  if (!Array.isArray(value)) throw new Error(`${field.name} is no list`);
  return value.map((item) =>
    isRecord(item)
      ? readNode(field.planFor(item), item, context, found, nodeId)
      : readLeaf(field, item, context, found, nodeId),
  );
}

/** Text and numbers stay what they are; object types whose source is text (`AccessScope`) are read by their plan. */
function readLeaf(field: PlannedField, item: unknown, context: AdminContext, found: Found[], nodeId: string): unknown {
  const plan = field.planFor(item);
  return plan.fields.length === 0 ? item : readNode(plan, item, context, found, nodeId);
}

/** Null where the schema allows it. */
function requireNone(field: PlannedField, source: unknown): null {
  if (!field.isRequired) return null;
  const where = isRecord(source) && typeof source.__typename === "string" ? `${source.__typename}.` : "";
  throw new Error(`Cannot return null for non-nullable field ${where}${field.name}.`);
}

function itemsOf(page: unknown): unknown[] {
  if (isRecord(page) && Array.isArray(page.items)) return page.items;
  throw new Error("A connection's resolver gave no page");
}
