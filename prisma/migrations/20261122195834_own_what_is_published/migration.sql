-- DropIndex
DROP INDEX "publication_shop_revoke_at_idx";

-- AlterTable
ALTER TABLE "publication" DROP COLUMN "revoke_at",
ADD COLUMN     "pending_digest" TEXT,
ALTER COLUMN "written_at" DROP NOT NULL;

-- DropTable
DROP TABLE "grace_rule";

-- CreateTable
CREATE TABLE "granted_rule" (
    "shop" TEXT NOT NULL,
    "rule_id" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "rule" JSONB NOT NULL,
    "offer_ids" TEXT[],
    "granted_at" TIMESTAMPTZ(3),
    "honoured_until" TIMESTAMPTZ(3),

    CONSTRAINT "granted_rule_pkey" PRIMARY KEY ("shop","rule_id","product_id")
);

-- CreateTable
CREATE TABLE "publishing_target" (
    "shop" TEXT NOT NULL,
    "shop_gid" TEXT NOT NULL,
    "installation_gid" TEXT NOT NULL,
    "discount_gid" TEXT,
    "problem" TEXT,
    "prepared_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publishing_target_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "publishing_settings" (
    "shop" TEXT NOT NULL,
    "is_on" BOOLEAN NOT NULL DEFAULT true,
    "grace_hours" INTEGER NOT NULL DEFAULT 72,

    CONSTRAINT "publishing_settings_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "publishing_operation" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "install_generation" INTEGER NOT NULL,
    "operation_id" TEXT,
    "phase" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "publishing_operation_pkey" PRIMARY KEY ("shop","kind")
);

-- CreateIndex
CREATE INDEX "granted_rule_shop_honoured_until_idx" ON "granted_rule"("shop", "honoured_until");
