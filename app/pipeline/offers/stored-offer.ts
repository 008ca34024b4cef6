import type { Decision, OfferState } from "./apply-decisions.ts";
import type { Level, Member, Merit, OfferKind, Proposal, SetEvidence } from "./offer.ts";

/** An offer as it is stored, with what it promises now. Days are those of the shop's own time zone, as 2026-03-31. */
export type StoredOffer = {
  offerId: string;
  kind: OfferKind;
  origin: "mined" | "merchant";
  anchorId: bigint;
  /** The anchor first; `evidence.each` and the members of every level are in this order. */
  memberIds: bigint[];
  state: OfferState;
  decision: Decision | null;
  decisionReason: string | null;
  decidedAt: Date | null;
  versionId: string;
  levels: Level[];
  fromDay: string | null;
  untilDay: string | null;
  audience: string | null;
  words: Record<string, string> | null;
  evidence: SetEvidence | null;
  merit: Merit;
  sentence: string;
  upgrade: Proposal["upgrade"];
  /** Among the offers of its anchor, best first; null where it has no place. */
  rank: number | null;
  /** The merchant settled what it promises: by editing it, or by accepting it as it was. */
  isSettled: boolean;
  firstSeenAt: Date;
  minedAt: Date;
};

/** The products of an offer in the order of its members. */
export function memberIdsOf(levels: readonly Level[]): bigint[] {
  const widest = levels.at(-1)?.members ?? [];
  return [...new Set(widest.map((member) => member.productId))];
}

/** Levels with their members in the order of `memberIds`: a set is the same set whatever its order when it was promised. */
export function orderLevels(levels: readonly Level[], memberIds: readonly bigint[]): Level[] {
  const place = ({ productId }: Member) => {
    const at = memberIds.indexOf(productId);
    return at === -1 ? memberIds.length : at;
  };
  return levels.map((level) => ({ ...level, members: [...level.members].sort((a, b) => place(a) - place(b)) }));
}
