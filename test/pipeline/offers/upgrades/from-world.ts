import type { BasketOrder } from "#app/pipeline/baskets/basket.ts";
import { DEFAULT_BASKET_RULES } from "#app/pipeline/baskets/basket-rules.ts";
import { composeBaskets } from "#app/pipeline/baskets/collect-baskets.ts";
import type { Listing } from "#app/pipeline/offers/good.ts";
import type { ComparedProduct, ComparedVariant } from "#app/pipeline/offers/upgrades/upgrade.ts";
import { refundedMinor, totalMinor } from "#test/local-store/world/order-money.ts";
import type { World, WorldOrder, WorldProduct, WorldVariant } from "#test/local-store/world/types.ts";

/** What the pipeline would have stored of a world's products and baskets, without a database between. */
export function readWorld(world: World) {
  const collectionsOf = new Map<number, bigint[]>();
  for (const { id, productIds } of world.collections) {
    for (const product of productIds) collectionsOf.set(product, [...(collectionsOf.get(product) ?? []), BigInt(id)]);
  }
  const products = world.products.map((product) => toProduct(product, collectionsOf.get(product.id) ?? []));
  const onSaleFrom = new Map(
    world.products.map((product) => [BigInt(product.id), Date.parse(product.publishedAt ?? product.createdAt)]),
  );
  const { baskets } = composeBaskets(world.orders.map(toBasketOrder), DEFAULT_BASKET_RULES, onSaleFrom);
  return { products, baskets };
}

function toProduct(product: WorldProduct, collectionIds: bigint[]): Listing & ComparedProduct {
  const productId = BigInt(product.id);
  const { title, productType, status, isGiftCard, requiresSellingPlan } = product;
  return {
    ...{ productId, title, productType, category: null, status, isGiftCard, requiresSellingPlan },
    isBundleParent: product.hasVariantsThatRequiresComponents,
    publishedAt: product.publishedAt === null ? null : new Date(product.publishedAt),
    source: "api",
    deletedAt: null,
    ratingHundredths: product.rating ? Math.round(product.rating.value * 100) : null,
    optionNames: product.options,
    variants: product.variants.map(toVariant),
    collectionIds,
    facts: Object.entries(product.facts).map(([key, value]) => ({
      key: `facts.${key}`,
      label: null,
      type: "single_line_text_field",
      value,
    })),
  };
}

function toVariant(variant: WorldVariant): ComparedVariant {
  const { position, priceMinor, costMinor, optionValues, weightGrams } = variant;
  const isAvailable =
    !variant.inventoryTracked || variant.inventoryQuantity > 0 || variant.inventoryPolicy === "continue";
  return { position, priceMinor, costMinor, optionValues, weightGrams: weightGrams || null, isAvailable };
}

function toBasketOrder(order: WorldOrder): BasketOrder {
  return {
    orderId: BigInt(order.id),
    atMs: Date.parse(order.processedAt),
    customerKey: order.customerId === null ? null : String(order.customerId),
    isTest: order.test,
    isCancelled: order.cancelledAt !== null,
    isB2b: order.companyId !== null,
    sourceName: order.sourceName,
    financialStatus: order.financialStatus,
    totalMinor: totalMinor(order),
    refundedMinor: refundedMinor(order),
    lines: order.lines.map((line) => ({
      productId: line.productId === null ? null : BigInt(line.productId),
      currentQuantity: line.currentQuantity,
      unitPriceMinor: line.unitPriceMinor,
      isGiftCard: line.isGiftCard,
      isOurs: false,
    })),
  };
}
