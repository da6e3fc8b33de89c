import { customType } from 'drizzle-orm/pg-core'
import { toJson } from '../stored-json.ts'

/** Binary data; drizzle-orm has no such column of its own. */
export const bytea = customType<{ data: Uint8Array; driverData: Buffer }>({
  dataType: () => 'bytea',
  toDriver: (value) => Buffer.from(value),
  fromDriver: (value) => new Uint8Array(value),
})

/** JSON that may hold people's own text: what Postgres would refuse is taken out on the way. */
export const json = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: toJson,
})
