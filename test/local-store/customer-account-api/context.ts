import type { Args } from "#test/local-store/admin-api/args.ts";
import { accessDenied } from "#test/local-store/admin-api/errors.ts";
import type { LocalShop } from "#test/local-store/local-shop.ts";
import type { StoreParts } from "#test/local-store/store-parts.ts";
import type { WorldCustomer } from "#test/local-store/world/types.ts";

/** Whose account is asked. */
export interface CustomerContext {
  shop: LocalShop;
  parts: StoreParts;
  customer: WorldCustomer;
}

/** The app reads of customers what they let it read. @throws GraphQLError where the scope was not granted */
export function requireScope({ shop }: CustomerContext, scope: string, field: string): void {
  const granted = shop.installation?.scopes ?? [];
  if (granted.includes(scope) || granted.includes(scope.replace("_read_", "_write_"))) return;
  throw accessDenied(field, { words: `\`${scope}\` access scope.` });
}

/** Ties resolvers to the type of their source. */
export function resolversOf<Source>(
  resolvers: Record<string, (source: Source, args: Args, context: CustomerContext) => unknown>,
): Record<string, (source: never, args: Args, context: CustomerContext) => unknown> {
  return resolvers;
}
