import { type AdminContext, type ObjectResolvers, resolversOf } from "#test/local-store/admin-api/context.ts";
import { badRequest } from "#test/local-store/admin-api/errors.ts";
import { toGid } from "#test/local-store/admin-api/gid.ts";
import { metafieldFields } from "#test/local-store/admin-api/types/metafield.ts";

export interface AppInstallationNode {
  __typename: "AppInstallation";
  id: number;
}

interface AppNode {
  __typename: "App";
  id: number;
  apiKey: string;
}

/** The installation of the app that asks; throws when the shop has none. */
export function appInstallationNode({ shop }: AdminContext): AppInstallationNode {
  if (!shop.installation) throw badRequest("The app is not installed on this shop");
  return { __typename: "AppInstallation", id: shop.admin.appInstallationId };
}

export const appInstallationTypes: Record<string, ObjectResolvers> = {
  AppInstallation: {
    ...resolversOf<AppInstallationNode>({
      id: ({ id }) => toGid("AppInstallation", id),
      accessScopes: (_node, _args, { scopes }) => [...scopes],
      app: (_node, _args, { shop }): AppNode => ({
        __typename: "App",
        id: shop.installation?.appId ?? 0,
        apiKey: shop.installation?.apiKey ?? "",
      }),
      // The local store bills nobody.
      activeSubscriptions: () => [],
      subscriptions: () => [],
    }),
    ...metafieldFields<AppInstallationNode>(({ id }) => toGid("AppInstallation", id)),
  },
  AccessScope: resolversOf<string>({ handle: (scope) => scope, description: (scope) => scope.replaceAll("_", " ") }),
  App: resolversOf<AppNode>({
    id: ({ id }) => toGid("App", id),
    apiKey: ({ apiKey }) => apiKey,
    embedded: () => true,
  }),
};
