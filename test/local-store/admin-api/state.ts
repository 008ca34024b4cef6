import { z } from "zod";

/**
 * What the app has put into a shop through the Admin API, beside the world's own data. Plain JSON, so that the store can
 * be stopped and go on later.
 */
export interface AdminApiState {
  /** The number behind `gid://shopify/AppInstallation/…`. */
  appInstallationId: number;
  /** Grows with each thing made here (metafields, metaobjects, discounts, …). */
  lastId: number;
  /** By owner gid, then by `namespace.key` with the namespace written out. */
  metafields: Record<string, Record<string, StoredMetafield>>;
  metaobjects: Record<string, StoredMetaobject>;
  bulkOperations: StoredBulkOperation[];
  stagedUploads: Record<string, StagedUpload>;
  discounts: StoredDiscount[];
  webPixel: { id: number; settings: unknown } | null;
  flowTriggers: { handle: string; payload: unknown; at: string }[];
  standardDefinitions: { ownerType: string; namespace: string; key: string; type: string; id: number }[];
  /** When the app last changed a thing of the merchant's by a metafield, by gid: it moves `updatedAt`. */
  touched: Record<string, string>;
  /** Points in the bucket of each app, and when they were counted. */
  buckets: Record<string, { available: number; atMs: number }>;
}

export interface StoredMetafield {
  id: number;
  namespace: string;
  key: string;
  type: string;
  value: string;
  createdAt: string;
  updatedAt: string;
}

export interface StoredMetaobject {
  id: number;
  type: string;
  handle: string;
  fields: Record<string, string>;
  createdAt: string;
  updatedAt: string;
}

export type BulkStatus = "CREATED" | "RUNNING" | "COMPLETED" | "FAILED" | "CANCELING" | "CANCELED" | "EXPIRED";

export interface StoredBulkOperation {
  id: number;
  type: "QUERY" | "MUTATION";
  status: BulkStatus;
  errorCode: string | null;
  query: string;
  groupObjects: boolean;
  clientIdentifier: string | null;
  stagedUploadPath: string | null;
  scopes: string[];
  createdAt: string;
  completedAt: string | null;
  objectCount: number;
  rootObjectCount: number;
  fileSize: number;
  fileId: string;
}

export interface StagedUpload {
  id: string;
  key: string;
  resource: string;
  method: "PUT" | "POST";
  filename: string;
  createdAt: string;
  uploadedBytes: number | null;
}

export interface StoredDiscount {
  id: number;
  title: string;
  functionHandle: string;
  startsAt: string;
  endsAt: string | null;
  discountClasses: string[];
  combinesWith: { orderDiscounts: boolean; productDiscounts: boolean; shippingDiscounts: boolean };
  appliesOnOneTimePurchase: boolean;
  appliesOnSubscription: boolean;
  recurringCycleLimit: number;
  tags: string[];
  createdAt: string;
  updatedAt: string;
}

/** A shop that no app has touched. */
export function createAdminApiState(): AdminApiState {
  return {
    appInstallationId: 700_000_001,
    lastId: 51_000_000_000_000,
    metafields: {},
    metaobjects: {},
    bulkOperations: [],
    stagedUploads: {},
    discounts: [],
    webPixel: null,
    flowTriggers: [],
    standardDefinitions: [],
    touched: {},
    buckets: {},
  };
}

/** A number that nothing else in this shop has. */
export function nextId(state: AdminApiState): number {
  state.lastId += 1;
  return state.lastId;
}

/** The state as JSON text. */
export function snapshotAdminApiState(state: AdminApiState): string {
  return JSON.stringify(state);
}

const shape = z.object({ appInstallationId: z.number(), lastId: z.number() });

/**
 * Reads what `snapshotAdminApiState` wrote; throws when it is something else. A bulk operation that was under way starts
 * again from its beginning with `resumeBulkOperations`.
 */
export function restoreAdminApiState(json: string): AdminApiState {
  const parsed: AdminApiState = JSON.parse(json);
  shape.parse(parsed);
  return { ...createAdminApiState(), ...parsed };
}
