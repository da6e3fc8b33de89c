CREATE TABLE "duties" (
	"name" text PRIMARY KEY NOT NULL,
	"started_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "workers" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"lease_until" timestamp with time zone NOT NULL
);
--> statement-breakpoint
DROP INDEX "job_runs_message";--> statement-breakpoint
ALTER TABLE "inbox" ALTER COLUMN "attempts" SET DEFAULT 1;--> statement-breakpoint
ALTER TABLE "job_runs" ADD COLUMN "key" text;--> statement-breakpoint
ALTER TABLE "job_runs" ADD COLUMN "worker" uuid;--> statement-breakpoint
ALTER TABLE "job_runs" ADD COLUMN "attempts" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
CREATE INDEX "job_runs_open" ON "job_runs" USING btree ("status") WHERE status in ('queued', 'running');--> statement-breakpoint
CREATE INDEX "job_runs_unshown" ON "job_runs" USING btree ("bot_id") WHERE message_id is not null and revision > shown_revision;--> statement-breakpoint
CREATE UNIQUE INDEX "job_runs_key" ON "job_runs" USING btree ("name","key") WHERE status in ('queued', 'running');--> statement-breakpoint
ALTER TABLE "inbox" DROP COLUMN "lease_until";--> statement-breakpoint
ALTER TABLE "outbox" DROP COLUMN "lease_until";