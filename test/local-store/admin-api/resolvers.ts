import { type GraphQLField, type GraphQLSchema, getNamedType, isObjectType } from "graphql";
import { isRecord } from "./args.ts";
import { connectionResolvers, edgeResolvers, pageInfoResolvers } from "./connection.ts";
import type { AdminContext, FieldResolver, ObjectResolvers } from "./context.ts";
import { accessDenied, unknownHere } from "./errors.ts";
import { mutationTypes } from "./mutations/mutation-root.ts";
import { queryTypes } from "./queries/query-root.ts";
import { type AccessRequirement, type AdminSchema, isGranted, loadAdminSchema } from "./schema.ts";
import { appInstallationTypes } from "./types/app-installation.ts";
import { bulkOperationTypes } from "./types/bulk-operation.ts";
import { collectionTypes } from "./types/collection.ts";
import { customerTypes } from "./types/customer.ts";
import { discountTypes } from "./types/discount.ts";
import { discountApplicationTypes } from "./types/discount-application.ts";
import { imageTypes } from "./types/image.ts";
import { lineItemTypes } from "./types/line-item.ts";
import { metafieldTypes } from "./types/metafield.ts";
import { metaobjectTypes } from "./types/metaobject.ts";
import { moneyTypes } from "./types/money.ts";
import { orderTypes } from "./types/order.ts";
import { productTypes } from "./types/product.ts";
import { refundTypes } from "./types/refund.ts";
import { shopTypes } from "./types/shop.ts";
import { variantTypes } from "./types/variant.ts";

/** A resolver whose source has been forgotten: graphql-js and the bulk reader call it with what the parent gave. */
export type LooseResolver = (source: unknown, args: Record<string, unknown>, context: AdminContext) => unknown;

/** Everything the local store knows, by type and field. */
const known: Record<string, ObjectResolvers> = {
  ...appInstallationTypes,
  ...bulkOperationTypes,
  ...collectionTypes,
  ...customerTypes,
  ...discountApplicationTypes,
  ...discountTypes,
  ...imageTypes,
  ...lineItemTypes,
  ...metafieldTypes,
  ...metaobjectTypes,
  ...moneyTypes,
  ...mutationTypes,
  ...orderTypes,
  ...productTypes,
  ...queryTypes,
  ...refundTypes,
  ...shopTypes,
  ...variantTypes,
  PageInfo: pageInfoResolvers,
};

export interface ExecutableSchema {
  schema: GraphQLSchema;
  /** Whether the local store has an answer for the field. */
  knows(typeName: string, fieldName: string): boolean;
  resolverOf(typeName: string, fieldName: string): LooseResolver;
  accessOf(typeName: string, field: GraphQLField<unknown, unknown>): AccessRequirement | null;
}

let executable: ExecutableSchema | undefined;

/**
 * The real schema with a resolver on every field of every object type: what the local store knows, or one that says
 * loudly that it does not. Made once per process; shops and apps differ only by the context.
 */
export function executableSchema(): ExecutableSchema {
  executable ??= attachResolvers(loadAdminSchema());
  return executable;
}

function attachResolvers(admin: AdminSchema): ExecutableSchema {
  const resolverOf = (typeName: string, fieldName: string): LooseResolver => {
    const found = resolversFor(typeName)?.[fieldName];
    if (!found && isPlain(typeName)) return (source) => property(source, typeName, fieldName);
    return found ? loosen(found) : () => fail(`${typeName}.${fieldName}`);
  };
  const accessOf = (typeName: string, field: GraphQLField<unknown, unknown>) => requirementOf(admin, typeName, field);
  for (const type of Object.values(admin.schema.getTypeMap())) {
    if (type.name.startsWith("__")) continue;
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      const resolve = resolverOf(type.name, field.name);
      const requirement = accessOf(type.name, field);
      field.resolve = (source, args, context: AdminContext) => {
        if (requirement && !isGranted(requirement, context.scopes)) throw accessDenied(field.name, requirement);
        return resolve(source, args, context);
      };
    }
  }
  const knows = (typeName: string, fieldName: string) =>
    isPlain(typeName) || resolversFor(typeName)?.[fieldName] !== undefined;
  return { schema: admin.schema, knows, resolverOf, accessOf };
}

function resolversFor(typeName: string): ObjectResolvers | undefined {
  if (known[typeName]) return known[typeName];
  if (typeName.endsWith("Connection")) return connectionResolvers;
  if (typeName.endsWith("Edge")) return edgeResolvers;
  return undefined;
}

/** Types whose sources are objects with the schema's own field names: payloads, user errors and small records. */
function isPlain(typeName: string): boolean {
  return /(Payload|UserError)$/.test(typeName) || PLAIN_TYPES.has(typeName);
}

const PLAIN_TYPES = new Set(["MetafieldIdentifier", "StagedMediaUploadTarget", "StagedUploadParameter"]);

function property(source: unknown, typeName: string, fieldName: string): unknown {
  if (isRecord(source) && fieldName in source) return source[fieldName];
  const isRefusal = isRecord(source) && Array.isArray(source.userErrors) && source.userErrors.length > 0;
  if (isRefusal || typeName.endsWith("UserError")) return null;
  throw unknownHere(`${typeName}.${fieldName}`);
}

/** The one place where the source's type is forgotten: the schema guarantees what each type's resolvers are given. */
function loosen(resolver: FieldResolver): LooseResolver {
  return (source, args, context) => resolver(source as never, args, context);
}

function fail(what: string): never {
  throw unknownHere(what);
}

export function typeNameOf(value: unknown): string {
  if (isRecord(value) && typeof value.__typename === "string") return value.__typename;
  throw new Error("The local store gave a value without a type name where the schema allows several types");
}

/** A field demands what it says itself, else what the type of its nodes says. */
function requirementOf(
  admin: AdminSchema,
  typeName: string,
  field: GraphQLField<unknown, unknown>,
): AccessRequirement | null {
  const own = admin.access.get(`${typeName}.${field.name}`);
  if (own) return own;
  const returned = getNamedType(field.type).name.replace(/Connection$/, "");
  // Inside a type the way in was checked already (order → refunds → order); payloads are the mutation's own business.
  if (typeName.endsWith("Edge") || typeName.endsWith("Connection") || typeName.endsWith("Payload")) return null;
  return admin.access.get(returned) ?? null;
}
