-- AlterTable
ALTER TABLE "order_line" ADD COLUMN     "promise" TEXT;

-- CreateTable
CREATE TABLE "marked_order" (
    "shop" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,

    CONSTRAINT "marked_order_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "order_promise" (
    "shop" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "version_id" TEXT NOT NULL,
    "offer_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT,
    "cause" TEXT,
    "sets" INTEGER NOT NULL,
    "promised_minor" BIGINT NOT NULL,
    "charged_minor" BIGINT NOT NULL,
    "currency" TEXT NOT NULL,
    "ordered_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "order_promise_pkey" PRIMARY KEY ("shop","order_id","version_id")
);

-- CreateIndex
CREATE INDEX "order_promise_shop_verdict_ordered_at_idx" ON "order_promise"("shop", "verdict", "ordered_at");
