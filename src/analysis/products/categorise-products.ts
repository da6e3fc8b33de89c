import { type SQL, sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { type Executor, executorOf, OTHER, readCategoryTable } from './category-table.ts'
import { keywordVariants } from './keyword-variants.ts'

/** A product that is in another category than before; `from` is null where it was in none yet. */
export type Moved = { productId: number; from: string | null; to: string }

/**
 * Puts every product of a source into its category by the source's keyword table; fees and postage into none. Called after
 * each import and each change of the table; called again it changes nothing.
 *
 * A name is read as words: runs of Latin letters and digits, and every other character for itself. A keyword occurs in it
 * where its words stand there in a row, so `light` is in T-LIGHT and not in LIGHTHOUSE, and 灯笼 is in 红灯笼. Products are
 * joined with keywords by the keyword's first word, so the time grows with the words of the names and not with the table.
 * @returns the products that changed their category
 */
export async function categoriseProducts(database: Database | Executor, sourceId: number): Promise<Moved[]> {
  const { table } = await readCategoryTable(database, sourceId)
  const keywords = table.flatMap(({ keywords }, rank) =>
    keywords.flatMap(keywordVariants).map((keyword) => ({ rank, keyword })),
  )
  const codes = JSON.stringify(table.map(({ code }, rank) => ({ rank, code })))
  return executorOf(database).execute<Moved>(sql`
    with rules as (
      select min(rank) as rank, words, split_part(words, ' ', 2) as first
      from (
        select rank, ${wordsOf(sql`keyword`)} as words
        from jsonb_to_recordset(${JSON.stringify(keywords)}::text::jsonb) as given (rank int, keyword text)
      ) as given
      where words <> '  '
      group by words
    ),
    named as (
      select id, category, ${wordsOf(sql`coalesce(description, code)`)} as words
      from products
      where source_id = ${sourceId} and not non_product
    ),
    matches as (
      select id, min(rank) as rank
      from named
      cross join lateral unnest(string_to_array(named.words, ' ')) as word (first)
      join rules using (first)
      where strpos(named.words, rules.words) > 0
      group by id
    ),
    found as (
      select named.id, named.category as "from", coalesce(codes.code, ${OTHER}) as "to"
      from named
      left join matches using (id)
      left join jsonb_to_recordset(${codes}::text::jsonb) as codes (rank int, code text) using (rank)
    )
    update products set category = found."to"
    from found
    where products.id = found.id and products.category is distinct from found."to"
    returning products.id as "productId", found."from", found."to"`)
}

/** The same where products are in no category yet, as those of an import by an earlier version are; else nothing. */
export async function categoriseNewProducts(database: Database, sourceId: number): Promise<void> {
  const [row] = await database.db.execute<{ there: boolean }>(sql`
    select exists (
      select from products where source_id = ${sourceId} and category is null and not non_product
    ) as there`)
  if (row!.there) await categoriseProducts(database, sourceId)
}

/** Lower case, a space before and after every word. */
function wordsOf(text: SQL): SQL {
  const spaced = sql`regexp_replace(lower(${text}), '([^\\x01-\\x7f])', ' \\1 ', 'g')`
  return sql`' ' || btrim(regexp_replace(${spaced}, '[\\x01-\\x2f\\x3a-\\x60\\x7b-\\x7f]+', ' ', 'g')) || ' '`
}
