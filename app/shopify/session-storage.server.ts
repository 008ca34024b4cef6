import type { Session } from "@shopify/shopify-api";
import { Session as ShopifySession } from "@shopify/shopify-api";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { db } from "#app/runtime/database.server.ts";
import { seal, unseal } from "#app/runtime/seal.server.ts";

/** Shopify's Prisma session storage, with the tokens encrypted on their way in and out. */
class SealedSessionStorage extends PrismaSessionStorage<ReturnType<typeof db>> {
  constructor() {
    super(db());
  }

  override async storeSession(session: Session): Promise<boolean> {
    return super.storeSession(withTokens(session, seal));
  }

  override async loadSession(id: string): Promise<Session | undefined> {
    const session = await super.loadSession(id);
    return session && withTokens(session, open);
  }

  override async findSessionsByShop(shop: string): Promise<Session[]> {
    return (await super.findSessionsByShop(shop)).map((session) => withTokens(session, open));
  }
}

let storage: SealedSessionStorage | undefined;

/** The one storage of this process. Made when first asked for: it looks at its table at once. */
export function sessionStorage(): SealedSessionStorage {
  storage ??= new SealedSessionStorage();
  return storage;
}

const open = (text: string) => unseal(text).toString("utf8");

function withTokens(session: Session, change: (token: string) => string): Session {
  const copy = new ShopifySession(session.toObject());
  if (copy.accessToken) copy.accessToken = change(copy.accessToken);
  if (copy.refreshToken) copy.refreshToken = change(copy.refreshToken);
  return copy;
}
