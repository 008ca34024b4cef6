import { setTimeout as rest } from "node:timers/promises";
import type { AdminContext } from "#test/local-store/admin-api/context.ts";
import { executableSchema } from "#test/local-store/admin-api/resolvers.ts";
import type { StoredBulkOperation } from "#test/local-store/admin-api/state.ts";
import { checkBulkQuery } from "./check-query.ts";
import { compilePlan, type Plan } from "./compile.ts";
import type { JsonlFile } from "./jsonl-file.ts";
import { type Found, readNode } from "./read-node.ts";

/** Roots that are written before their children: children follow their parents but not at once, as with Shopify. */
const PAGE_OF_ROOTS = 100;

/** Ends a run early; `errorCode` null means that the app cancelled it. */
export class BulkStopped extends Error {
  readonly errorCode: string | null;
  constructor(errorCode: string | null) {
    super(errorCode ?? "canceled");
    this.errorCode = errorCode;
  }
}

/** Compiles the operation's query; throws for fields that the store does not know or the app may not read. */
export function compileBulkQuery(query: string, context: AdminContext): Plan {
  const checked = checkBulkQuery(query);
  const executable = executableSchema();
  const root = executable.schema.getQueryType();
  if ("userErrors" in checked || !root) throw new Error("A bulk query that was accepted does not parse any more");
  return compilePlan({ executable, fragments: checked.fragments, context }, root, [checked.operation.selectionSet]);
}

/**
 * Runs a bulk query and writes its lines. `check` is asked at each page of roots and throws `BulkStopped` to end it.
 */
export async function runBulkQuery(
  operation: StoredBulkOperation,
  context: AdminContext,
  file: JsonlFile,
  check: () => void,
): Promise<void> {
  const found: Found[] = [];
  const top = readNode(compileBulkQuery(operation.query, context), {}, context, found, "");
  const writer = new Writer(operation, context, file, check);
  // A single object above the connections (`shop`, `product(id:)`) is a line of its own when it selects anything.
  for (const value of Object.values(top)) {
    if (isLine(value)) writer.add(value, true);
  }
  for (const one of found) await writer.writeAll({ ...one, parentId: idOf(top) });
}

class Writer {
  readonly #operation: StoredBulkOperation;
  readonly #context: AdminContext;
  readonly #file: JsonlFile;
  readonly #check: () => void;

  constructor(operation: StoredBulkOperation, context: AdminContext, file: JsonlFile, check: () => void) {
    this.#operation = operation;
    this.#context = context;
    this.#file = file;
    this.#check = check;
  }

  /** All nodes of a connection at the root, page by page. */
  async writeAll({ field, items, parentId }: Found): Promise<void> {
    for (let at = 0; at < items.length; at += PAGE_OF_ROOTS) {
      this.#check();
      const page = items.slice(at, at + PAGE_OF_ROOTS);
      const children: Found[] = [];
      for (const item of page) {
        this.#node(field.planFor(item), item, parentId, parentId === "", children);
        if (this.#operation.groupObjects) await this.#children(children.splice(0));
        await this.#file.breathe();
      }
      await this.#children(children);
      this.#operation.fileSize = this.#file.bytes();
      const delayMs = this.#context.deps.faults.bulkPageDelayMs;
      if (delayMs > 0) await rest(delayMs);
    }
  }

  add(line: Record<string, unknown>, isRoot: boolean): void {
    this.#file.add(line);
    this.#operation.objectCount += 1;
    if (isRoot) this.#operation.rootObjectCount += 1;
    const fault = this.#context.deps.faults.failBulkNext;
    if (fault && this.#operation.objectCount >= fault.afterObjects) {
      this.#context.deps.faults.failBulkNext = null;
      throw new BulkStopped(fault.errorCode);
    }
  }

  async #children(all: Found[]): Promise<void> {
    for (const { field, items, parentId } of all) {
      const deeper: Found[] = [];
      for (const item of items) {
        this.#node(field.planFor(item), item, parentId, false, deeper);
        await this.#file.breathe();
      }
      await this.#children(deeper);
    }
  }

  #node(plan: Plan, item: unknown, parentId: string, isRoot: boolean, children: Found[]): void {
    const start = children.length;
    const line = readNode(plan, item, this.#context, children, "");
    const id = typeof line.id === "string" ? line.id : "";
    for (let at = start; at < children.length; at++) {
      const child = children[at];
      if (child) child.parentId = id;
    }
    if (parentId !== "") line.__parentId = parentId;
    this.add(line, isRoot);
  }
}

function isLine(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}

function idOf(top: Record<string, unknown>): string {
  const [only] = Object.values(top).filter(isLine);
  return typeof only?.id === "string" ? only.id : "";
}
