import { takeInProductsFile } from "#app/pipeline/catalog/file/take-in-products-file.server.ts";
import { takeInOrdersFile } from "#app/pipeline/orders/file/take-in-orders-file.server.ts";
import { db } from "#app/runtime/database.server.ts";
import { markAccessLost } from "#app/shopify/access-loss.server.ts";
import { hashEmail } from "#app/shops/email-hash.ts";
import { getEmailKey } from "#app/shops/email-key.server.ts";
import { saveTombstones, tombstoneHash } from "#app/shops/tombstones.server.ts";
import type { World } from "#test/local-store/world/types.ts";
import { orderRow, productRow, uploadOf } from "#test/pipeline/orders/file/a-file.ts";

/** Ids that both shops use for their own. */
export const JOB_ID = "00000000-0000-4000-8000-000000000001";
export const INTAKE_ID = "00000000-0000-4000-8000-000000000002";
export const REQUEST_ID = "00000000-0000-4000-8000-000000000003";
export const FILE_ORDER_ID = 9001n;
export const FILE_PRODUCT_ID = -77n;
export const BURIED_ORDER = "777";
export const BURIED_BY_OTHER = "888";
/** The handle of a product that the other shop alone has. */
export const OTHER_HANDLE = "elsewhere";
export const NOW = new Date();

/** What a shop has beside its catalogue and orders: uploads, webhooks, records of jobs, requests and tombstones. */
export async function seedRecords(world: World, mark: string): Promise<void> {
  const shop = world.shop.domain;
  await uploadFiles(world, mark);
  await db().delivery.createMany({ data: await deliveriesOf(world, mark) });
  await db().jobRun.create({
    data: {
      ...{ shop, jobId: JOB_ID, attempt: 1, kind: "orders.refresh", payload: { shop, mark } },
      ...{ startedAt: NOW, finishedAt: NOW, outcome: "failed", reason: mark },
    },
  });
  const intake = { kind: "orders.file", installGeneration: 1, status: "partial", startedAt: NOW };
  await db().intake.create({
    data: { shop, id: INTAKE_ID, ...intake, finishedAt: NOW, fileName: `${mark}.csv`, message: mark },
  });
  await db().intakeProblem.create({ data: { shop, intakeId: INTAKE_ID, line: 3, reason: mark } });
  const knownAs = { customerIds: [String(customerOf(world).id)], emailHashes: ["hash"] };
  await db().privacyRequest.create({
    data: {
      ...{ shop, id: REQUEST_ID, topic: "customers/data_request", requestedAt: NOW, doneAt: NOW },
      ...{ counts: { orders: 1 }, export: { knownAs, mark } },
    },
  });
  await db().$transaction((tx) => saveTombstones(tx, shop, "order", [BURIED_ORDER], NOW));
  // Under the hash that this shop would ask for, had it the shop in its question.
  const hash = tombstoneHash("shop-a.myshopify.com", "order", BURIED_BY_OTHER);
  if (mark !== "of this shop") await db().tombstone.create({ data: { shop, kind: "order", hash, createdAt: NOW } });
  await markAccessLost(shop, NOW);
}

/** The shopper with the most orders. */
export function customerOf({ orders, customers }: World) {
  const counts = Map.groupBy(orders, (order) => order.customerId);
  const known = customers.filter((one) => one.email !== null);
  const [first] = known.toSorted((a, b) => (counts.get(b.id)?.length ?? 0) - (counts.get(a.id)?.length ?? 0));
  if (!first) throw new Error("no customer");
  return first;
}

/** Orders and products that only a file knows, and a product of a file that the API knows by the same handle. */
async function uploadFiles(world: World, mark: string): Promise<void> {
  const shop = world.shop.domain;
  const product = world.products[0];
  const file = { Handle: "file-only", Title: `File only ${mark}`, "Variant SKU": "FILE-1" };
  await takeInProductsFile(shop, uploadOf([productRow(file), productRow({ Handle: "" })]));
  const rows = [
    orderRow({
      Id: String(FILE_ORDER_ID),
      Name: `#F1 ${mark}`,
      Email: customerOf(world).email ?? "",
      "Lineitem sku": "FILE-1",
    }),
    orderRow({ Id: "9002", Name: `#F2 ${mark}`, "Lineitem sku": "", "Lineitem name": `Long gone ${mark}` }),
  ];
  await takeInOrdersFile(shop, uploadOf(rows));
  const known = {
    shop,
    productId: FILE_PRODUCT_ID,
    handle: product?.handle ?? "",
    title: mark,
    vendor: "",
    productType: "",
  };
  await db().product.create({
    data: {
      ...{ ...known, status: "active", isGiftCard: false, requiresSellingPlan: false, isBundleParent: false },
      ...{ source: "file", createdAt: NOW, sourceUpdatedAt: NOW, readAt: NOW },
    },
  });
  const variant = { shop, variantId: FILE_PRODUCT_ID, productId: FILE_PRODUCT_ID, title: mark, position: 1 };
  await db().variant.create({
    data: {
      ...variant,
      optionValues: product?.variants[0]?.optionValues ?? [],
      priceMinor: 1,
      costMinor: 123,
      isAvailable: true,
    },
  });
}

/** One waiting delivery of each topic, and one that failed, under the same webhook ids in both shops. */
async function deliveriesOf(world: World, mark: string) {
  const shop = world.shop.domain;
  const { id, email } = customerOf(world);
  const emailHmac = hashEmail(await getEmailKey(shop), email ?? "");
  const person = { emailHmac, orderIds: [String(world.orders[0]?.id)], requestId: null };
  const order = String(world.orders[1]?.id);
  const product = String(world.products[1]?.id);
  const about: Record<string, { subjectId: string | null; about?: object }> = {
    "orders/create": { subjectId: order },
    "orders/delete": { subjectId: String(world.orders[2]?.id) },
    "products/update": { subjectId: product },
    "products/delete": { subjectId: String(world.products[2]?.id) },
    "bulk_operations/finish": { subjectId: "1" },
    "customers/data_request": { subjectId: String(id), about: person },
    "customers/redact": { subjectId: String(id), about: person },
    "customers/merge": {
      ...{ subjectId: String(world.customers[1]?.id) },
      about: { keptId: String(world.customers[2]?.id), status: "completed" },
    },
    "app/scopes_update": { subjectId: null, about: { current: ["read_orders", "read_all_orders"] } },
    "app/uninstalled": { subjectId: null },
    "shop/redact": { subjectId: null },
  };
  const times = { triggeredAt: NOW, receivedAt: NOW };
  const waiting = Object.entries(about).map(([topic, told]) => ({
    ...{ shop, webhookId: `waiting ${topic}`, topic, status: "waiting", ...times, ...told },
  }));
  const failed = {
    shop,
    webhookId: "failed",
    topic: "orders/updated",
    subjectId: order,
    status: "failed",
    reason: mark,
  };
  return [...waiting, { ...failed, ...times, handledAt: NOW }];
}
