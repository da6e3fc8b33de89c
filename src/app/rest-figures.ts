import { findCustomer } from '../analysis/portrait/find-customer.ts'
import { portrait } from '../analysis/portrait/portrait.ts'
import { findSource, listSources, type Source } from '../analysis/sources.ts'
import { csvFile } from '../csv.ts'
import type { Database } from '../db/index.ts'
import { createFormat, type Language, translator } from '../i18n/index.ts'
import { questions } from '../questions/index.ts'
import type { RestFigures } from '../web/index.ts'

/** What the REST interface gives: the very questions of the chat. @param language of the names in CSV files */
export function createRestFigures(database: Database, language: Language): RestFigures {
  return {
    async contents() {
      const sources = await listSources(database)
      return {
        questions: [...questions.map(({ name }) => name), 'portrait'],
        sources: sources.map(({ name, currency }) => ({ name, currency })),
      }
    },

    async ask(name, sourceName, said) {
      const question = questions.find((candidate) => candidate.name === name)
      if (!question) return { missing: 'question' }
      const source = await chooseSource(sourceName)
      if (!source) return { missing: sourceName === null ? 'orders' : 'source' }
      const answer = await question.answer(database, source, said)
      if (!answer) return { missing: 'orders' }
      const voice = { t: translator(language), format: createFormat(language, source.currency) }
      const { table } = answer.report(voice)
      return {
        source: source.name,
        asked: answer.asked,
        result: answer.result,
        csv: table ? csvFile(table.rows) : null,
        fileName: `${source.name}-${table?.name ?? name}.csv`,
      }
    },

    async customer(sourceName, name) {
      const source = await chooseSource(sourceName)
      if (!source) return { missing: sourceName === null ? 'orders' : 'source' }
      const { matches } = await findCustomer(database, { name, sourceId: source.id })
      const match = matches.find(({ sourceId }) => sourceId === source.id)
      const result = match && (await portrait(database, match.customerId))
      if (!result) return { missing: 'customer' }
      return { source: source.name, asked: name, result, csv: null, fileName: '' }
    },
  }

  async function chooseSource(name: string | null): Promise<Source | null> {
    return name === null ? ((await listSources(database))[0] ?? null) : findSource(database, name)
  }
}
