import { GraphQLError } from "graphql";
import type { AccessRequirement } from "./schema.ts";

/** A user error as mutations answer it: `code` stands in the schema's enum of the mutation. */
export interface UserError {
  field: string[] | null;
  message: string;
  code?: string | null;
  elementIndex?: number | null;
  elementKey?: string | null;
  extraInfo?: string | null;
}

/** Something that Shopify would answer but the local store cannot: it says so instead of making up a null. */
export function unknownHere(what: string): GraphQLError {
  return new GraphQLError(`the local store does not know ${what} yet`, { extensions: { code: "LOCAL_STORE_UNKNOWN" } });
}

export function badRequest(message: string, code = "BAD_REQUEST"): GraphQLError {
  return new GraphQLError(message, { extensions: { code } });
}

/** A scope is missing; Shopify answers null for the field and this error. */
export function accessDenied(fieldName: string, requirement: Pick<AccessRequirement, "words">): GraphQLError {
  return new GraphQLError(`Access denied for ${fieldName} field. Required access: ${requirement.words}`, {
    extensions: {
      code: "ACCESS_DENIED",
      documentation: "https://shopify.dev/api/usage/access-scopes",
      requiredAccess: requirement.words,
    },
  });
}

/** Names, addresses, phones and e-mails are protected customer data level 2, for which the app has no approval. */
export function notApproved(fieldName: string): GraphQLError {
  return new GraphQLError(
    `This app is not approved to use the ${fieldName} field. See https://shopify.dev/docs/apps/launch/protected-customer-data for more details.`,
    {
      extensions: {
        code: "ACCESS_DENIED",
        documentation: "https://shopify.dev/docs/apps/launch/protected-customer-data",
      },
    },
  );
}

export function isAccessDenied(error: unknown): boolean {
  return error instanceof GraphQLError && error.extensions.code === "ACCESS_DENIED";
}
