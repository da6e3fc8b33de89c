DROP INDEX "orders_customer";--> statement-breakpoint
CREATE INDEX "orders_customer" ON "orders" USING btree ("customer_id","paid_at","source_id","amount","quantity","coupon_status","quarantined");