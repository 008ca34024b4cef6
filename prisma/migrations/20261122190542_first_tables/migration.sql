-- CreateTable
CREATE TABLE "product" (
    "shop" TEXT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "handle" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "vendor" TEXT NOT NULL,
    "product_type" TEXT NOT NULL,
    "category" TEXT,
    "tags" TEXT[],
    "status" TEXT NOT NULL,
    "published_at" TIMESTAMPTZ(3),
    "is_gift_card" BOOLEAN NOT NULL,
    "requires_selling_plan" BOOLEAN NOT NULL,
    "is_bundle_parent" BOOLEAN NOT NULL,
    "rating_hundredths" INTEGER,
    "rating_count" INTEGER,
    "image_url" TEXT,
    "option_names" TEXT[],
    "collection_ids" BIGINT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "source" TEXT NOT NULL,
    "source_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL,
    "intake_id" UUID,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "product_pkey" PRIMARY KEY ("shop","product_id")
);

-- CreateTable
CREATE TABLE "variant" (
    "shop" TEXT NOT NULL,
    "variant_id" BIGINT NOT NULL,
    "product_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,
    "sku" TEXT,
    "option_values" TEXT[],
    "position" INTEGER NOT NULL,
    "price_minor" BIGINT NOT NULL,
    "compare_at_minor" BIGINT,
    "cost_minor" BIGINT,
    "is_available" BOOLEAN NOT NULL,
    "stock" INTEGER,
    "weight_grams" INTEGER,
    "intake_id" UUID,

    CONSTRAINT "variant_pkey" PRIMARY KEY ("shop","variant_id")
);

-- CreateTable
CREATE TABLE "collection" (
    "shop" TEXT NOT NULL,
    "collection_id" BIGINT NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "collection_pkey" PRIMARY KEY ("shop","collection_id")
);

-- CreateTable
CREATE TABLE "intake" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "install_generation" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "bulk_operation_id" TEXT,
    "objects_read" BIGINT NOT NULL DEFAULT 0,
    "rows_read" BIGINT NOT NULL DEFAULT 0,
    "rows_total" BIGINT,
    "bytes_read" BIGINT NOT NULL DEFAULT 0,
    "bytes_total" BIGINT,
    "file_name" TEXT,
    "problems" INTEGER NOT NULL DEFAULT 0,
    "message" TEXT,

    CONSTRAINT "intake_pkey" PRIMARY KEY ("shop","id")
);

-- CreateTable
CREATE TABLE "intake_problem" (
    "shop" TEXT NOT NULL,
    "intake_id" UUID NOT NULL,
    "line" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,

    CONSTRAINT "intake_problem_pkey" PRIMARY KEY ("shop","intake_id","line","reason")
);

-- CreateTable
CREATE TABLE "delivery" (
    "shop" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "triggered_at" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "subject_id" TEXT,
    "about" JSONB,
    "status" TEXT NOT NULL,
    "handled_at" TIMESTAMPTZ(3),
    "reason" TEXT,

    CONSTRAINT "delivery_pkey" PRIMARY KEY ("shop","webhook_id")
);

-- CreateTable
CREATE TABLE "stage_run" (
    "shop" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "counts" JSONB,

    CONSTRAINT "stage_run_pkey" PRIMARY KEY ("shop","stage")
);

-- CreateTable
CREATE TABLE "job_run" (
    "shop" TEXT NOT NULL,
    "job_id" UUID NOT NULL,
    "attempt" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT NOT NULL,
    "reason" TEXT,

    CONSTRAINT "job_run_pkey" PRIMARY KEY ("shop","job_id","attempt")
);

-- CreateTable
CREATE TABLE "order" (
    "shop" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "name" TEXT NOT NULL,
    "customer_key" UUID,
    "processed_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "cancelled_at" TIMESTAMPTZ(3),
    "is_test" BOOLEAN NOT NULL,
    "is_b2b" BOOLEAN NOT NULL,
    "source_name" TEXT,
    "app_id" BIGINT,
    "financial_status" TEXT NOT NULL,
    "country_code" TEXT,
    "market" TEXT,
    "currency" TEXT NOT NULL,
    "presentment_currency" TEXT NOT NULL,
    "subtotal_minor" BIGINT NOT NULL,
    "discount_minor" BIGINT NOT NULL,
    "shipping_minor" BIGINT NOT NULL,
    "tax_minor" BIGINT NOT NULL,
    "total_minor" BIGINT NOT NULL,
    "refunded_minor" BIGINT NOT NULL,
    "presentment_subtotal_minor" BIGINT,
    "presentment_discount_minor" BIGINT,
    "presentment_shipping_minor" BIGINT,
    "presentment_tax_minor" BIGINT,
    "presentment_total_minor" BIGINT,
    "presentment_refunded_minor" BIGINT,
    "arm" TEXT,
    "checkout_token" TEXT,
    "cart_token" TEXT,
    "source" TEXT NOT NULL,
    "source_updated_at" TIMESTAMPTZ(3) NOT NULL,
    "intake_id" UUID,

    CONSTRAINT "order_pkey" PRIMARY KEY ("shop","order_id")
);

-- CreateTable
CREATE TABLE "order_line" (
    "shop" TEXT NOT NULL,
    "order_id" BIGINT NOT NULL,
    "line_id" BIGINT NOT NULL,
    "product_id" BIGINT,
    "variant_id" BIGINT,
    "title" TEXT NOT NULL,
    "variant_title" TEXT,
    "vendor" TEXT,
    "sku" TEXT,
    "quantity" INTEGER NOT NULL,
    "current_quantity" INTEGER NOT NULL,
    "unit_price_minor" BIGINT NOT NULL,
    "presentment_unit_price_minor" BIGINT,
    "discounts" JSONB NOT NULL,
    "is_gift_card" BOOLEAN NOT NULL,
    "selling_plan" TEXT,
    "group_id" TEXT,
    "offer_version_id" TEXT,

    CONSTRAINT "order_line_pkey" PRIMARY KEY ("shop","order_id","line_id")
);

-- CreateTable
CREATE TABLE "Session" (
    "id" TEXT NOT NULL,
    "shop" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "isOnline" BOOLEAN NOT NULL DEFAULT false,
    "scope" TEXT,
    "expires" TIMESTAMP(3),
    "accessToken" TEXT NOT NULL,
    "userId" BIGINT,
    "firstName" TEXT,
    "lastName" TEXT,
    "email" TEXT,
    "accountOwner" BOOLEAN NOT NULL DEFAULT false,
    "locale" TEXT,
    "collaborator" BOOLEAN DEFAULT false,
    "emailVerified" BOOLEAN DEFAULT false,
    "refreshToken" TEXT,
    "refreshTokenExpires" TIMESTAMP(3),

    CONSTRAINT "Session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "access_loss" (
    "shop" TEXT NOT NULL,
    "lost_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "access_loss_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "shop" (
    "shop" TEXT NOT NULL,
    "install_generation" INTEGER NOT NULL DEFAULT 1,
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "uninstalled_at" TIMESTAMPTZ(3),
    "name" TEXT,
    "currency" TEXT,
    "time_zone" TEXT,
    "country_code" TEXT,
    "plan_name" TEXT,
    "scopes" TEXT[],
    "email_key" BYTEA NOT NULL,

    CONSTRAINT "shop_pkey" PRIMARY KEY ("shop")
);

-- CreateTable
CREATE TABLE "customer" (
    "shop" TEXT NOT NULL,
    "customer_key" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_pkey" PRIMARY KEY ("shop","customer_key")
);

-- CreateTable
CREATE TABLE "customer_alias" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "customer_key" UUID NOT NULL,

    CONSTRAINT "customer_alias_pkey" PRIMARY KEY ("shop","kind","value")
);

-- CreateTable
CREATE TABLE "tombstone" (
    "shop" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "tombstone_pkey" PRIMARY KEY ("shop","kind","hash")
);

-- CreateTable
CREATE TABLE "privacy_request" (
    "shop" TEXT NOT NULL,
    "id" UUID NOT NULL,
    "topic" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "done_at" TIMESTAMPTZ(3),
    "counts" JSONB,
    "export" JSONB,

    CONSTRAINT "privacy_request_pkey" PRIMARY KEY ("shop","id")
);

-- CreateIndex
CREATE INDEX "product_shop_handle_idx" ON "product"("shop", "handle");

-- CreateIndex
CREATE INDEX "variant_shop_product_id_idx" ON "variant"("shop", "product_id");

-- CreateIndex
CREATE INDEX "variant_shop_sku_idx" ON "variant"("shop", "sku");

-- CreateIndex
CREATE INDEX "intake_shop_kind_started_at_idx" ON "intake"("shop", "kind", "started_at");

-- CreateIndex
CREATE INDEX "delivery_shop_status_topic_idx" ON "delivery"("shop", "status", "topic");

-- CreateIndex
CREATE INDEX "delivery_shop_received_at_idx" ON "delivery"("shop", "received_at");

-- CreateIndex
CREATE INDEX "job_run_shop_started_at_idx" ON "job_run"("shop", "started_at");

-- CreateIndex
CREATE INDEX "order_shop_processed_at_idx" ON "order"("shop", "processed_at");

-- CreateIndex
CREATE INDEX "order_shop_customer_key_idx" ON "order"("shop", "customer_key");

-- CreateIndex
CREATE INDEX "order_line_shop_product_id_idx" ON "order_line"("shop", "product_id");

-- CreateIndex
CREATE INDEX "Session_shop_idx" ON "Session"("shop");

-- CreateIndex
CREATE INDEX "customer_alias_shop_customer_key_idx" ON "customer_alias"("shop", "customer_key");
