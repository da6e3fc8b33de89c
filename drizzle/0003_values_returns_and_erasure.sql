CREATE TABLE "order_returns" (
	"source_id" integer NOT NULL,
	"external_id" text NOT NULL,
	"line" integer NOT NULL,
	"customer_id" bigint,
	"product_id" integer,
	"returned_at" timestamp(3) NOT NULL,
	"quantity" integer NOT NULL,
	"amount" numeric(16, 4) NOT NULL,
	"import_id" integer NOT NULL,
	CONSTRAINT "order_returns_source_id_external_id_line_pk" PRIMARY KEY("source_id","external_id","line")
);
--> statement-breakpoint
CREATE TABLE "erased_customers" (
	"source_id" integer NOT NULL,
	"key_hash" text NOT NULL,
	"erased_by" text NOT NULL,
	"erased_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "erased_customers_source_id_key_hash_pk" PRIMARY KEY("source_id","key_hash")
);
--> statement-breakpoint
CREATE TABLE "customer_lifetimes" (
	"snapshot_id" integer NOT NULL,
	"customer_id" bigint NOT NULL,
	"active_probability" double precision NOT NULL,
	"orders_90" double precision NOT NULL,
	"orders_365" double precision NOT NULL,
	"value_90" double precision,
	"value_365" double precision,
	CONSTRAINT "customer_lifetimes_snapshot_id_customer_id_pk" PRIMARY KEY("snapshot_id","customer_id")
);
--> statement-breakpoint
CREATE TABLE "value_models" (
	"id" serial PRIMARY KEY NOT NULL,
	"source_id" integer NOT NULL,
	"kind" text NOT NULL,
	"model" jsonb NOT NULL,
	"customers" integer NOT NULL,
	"reference_date" date NOT NULL,
	"requested_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "orders" ALTER COLUMN "customer_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "products" ADD COLUMN "category" text;--> statement-breakpoint
ALTER TABLE "rfm_scores" ADD COLUMN "tier" smallint;--> statement-breakpoint
ALTER TABLE "rfm_scores" ADD COLUMN "cluster" smallint;--> statement-breakpoint
ALTER TABLE "rfm_snapshots" ADD COLUMN "tier_model_id" integer;--> statement-breakpoint
ALTER TABLE "rfm_snapshots" ADD COLUMN "cluster_model_id" integer;--> statement-breakpoint
ALTER TABLE "rfm_snapshots" ADD COLUMN "lifetime_model_id" integer;--> statement-breakpoint
ALTER TABLE "value_models" ADD CONSTRAINT "value_models_source_id_sources_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."sources"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "order_returns_customer" ON "order_returns" USING btree ("customer_id");--> statement-breakpoint
CREATE INDEX "value_models_source" ON "value_models" USING btree ("source_id","kind","id");