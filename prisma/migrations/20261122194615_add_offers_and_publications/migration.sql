-- CreateTable
CREATE TABLE "offer" (
    "shop" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "anchor_id" BIGINT NOT NULL,
    "member_ids" BIGINT[],
    "state" TEXT NOT NULL,
    "decision" TEXT,
    "decision_reason" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "version_id" TEXT NOT NULL,
    "evidence" JSONB,
    "merit" JSONB NOT NULL,
    "sentence" TEXT NOT NULL,
    "upgrade" JSONB,
    "rank" INTEGER,
    "first_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "mined_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_pkey" PRIMARY KEY ("shop","offer_id")
);

-- CreateTable
CREATE TABLE "offer_version" (
    "shop" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "levels" JSONB NOT NULL,
    "from_day" DATE,
    "until_day" DATE,
    "audience" TEXT,
    "words" JSONB,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_version_pkey" PRIMARY KEY ("shop","version_id")
);

-- CreateTable
CREATE TABLE "offer_decision" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "offer_id" TEXT NOT NULL,
    "verb" TEXT NOT NULL,
    "reason" TEXT,
    "decided_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "offer_decision_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "offer_rules" (
    "shop" TEXT NOT NULL,
    "settings" JSONB NOT NULL,

    CONSTRAINT "offer_rules_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "offer_run" (
    "shop" TEXT NOT NULL,
    "ran_at" TIMESTAMPTZ(3) NOT NULL,
    "rejected" JSONB NOT NULL,

    CONSTRAINT "offer_run_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "publication" (
    "shop" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "digest" TEXT,
    "remote" TEXT,
    "revoke_at" TIMESTAMPTZ(3),
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publication_pkey" PRIMARY KEY ("shop","owner_id","key")
);

-- CreateTable
CREATE TABLE "grace_rule" (
    "shop" TEXT NOT NULL,
    "version_id" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "rule" JSONB NOT NULL,
    "honoured_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "grace_rule_pkey" PRIMARY KEY ("shop","version_id","product_id")
);

-- CreateIndex
CREATE INDEX "offer_shop_kind_state_idx" ON "offer"("shop", "kind", "state");

-- CreateIndex
CREATE INDEX "offer_version_shop_offer_id_idx" ON "offer_version"("shop", "offer_id");

-- CreateIndex
CREATE INDEX "offer_decision_shop_offer_id_idx" ON "offer_decision"("shop", "offer_id");

-- CreateIndex
CREATE INDEX "publication_shop_revoke_at_idx" ON "publication"("shop", "revoke_at");
