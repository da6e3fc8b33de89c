/** The direction of imports. docs/architecture.md draws it; scripts/check-architecture.mjs runs it. */
const only = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(src|charts)/', pathNot: [from, ...allowed] },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true } },
    only('algorithms-stand-alone', '^src/algorithms/', [], 'Pure mathematics: imports nothing of ours.'),
    only('charts-stand-alone', '^charts/', [], 'Plain rows in, a picture out: imports nothing of ours.'),
    only('i18n-stands-alone', '^src/i18n/', ['^src/package-root[.]ts$'], 'Texts and formats know no domain.'),
    only(
      'db-knows-no-domain',
      '^src/db/',
      ['^src/(config|logger|package-root)[.]ts$'],
      'The database layer is below everything.',
    ),
    only(
      'analysis-below-reports',
      '^src/(ingest|customers|analysis|segments)/',
      ['^src/(ingest|customers|analysis|segments|db|algorithms)/', '^src/(csv|logger|package-root)[.]ts$'],
      'Domain code imports db and algorithms only.',
    ),
    only(
      'reports-are-pure',
      '^src/reports/',
      ['^src/(ingest|customers|analysis|segments|i18n)/', '^charts/'],
      'A result becomes text, a picture and buttons.',
    ),
    only(
      'questions-join-analysis-and-report',
      '^src/questions/',
      ['^src/(algorithms|analysis|reports|db)/'],
      'One analysis and one report of it; the bot, the command line and REST ask the same.',
    ),
    {
      name: 'reports-never-touch-the-database',
      severity: 'error',
      from: { path: '^src/reports/' },
      to: { path: 'node_modules/(drizzle-orm|postgres|grammy)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'transports-never-touch-the-database',
      comment: 'bot and web validate, call and present.',
      severity: 'error',
      from: { path: '^src/(bot|web)/' },
      to: { path: 'node_modules/(drizzle-orm|postgres)/' },
    },
    only(
      'messaging-and-members-on-the-database',
      '^src/(messaging|members)/',
      ['^src/(messaging|members|db)/', '^src/logger[.]ts$'],
      'Inbox, outbox and members know the database and nothing above it.',
    ),
    only(
      'jobs-below-the-bot',
      '^src/jobs/',
      ['^src/(db|messaging|ingest|analysis)/', '^src/logger[.]ts$'],
      'The queue and what people see of it.',
    ),
    only(
      'pool-draws-and-computes',
      '^src/pool/',
      ['^charts/', '^src/algorithms/', '^src/package-root[.]ts$'],
      'Threads for CPU work.',
    ),
    only('demo-is-made-up', '^src/demo/', ['^src/algorithms/'], 'A shop out of a seed.'),
    only('web-is-thin', '^src/web/', ['^src/logger[.]ts$'], 'HTTP around functions that it is given.'),
    only(
      'bot-presents',
      '^src/bot/',
      [
        '^src/(analysis|customers|db|i18n|ingest|jobs|members|messaging|pool|questions|reports)/',
        '^src/(config|csv|logger)[.]ts$',
      ],
      'Commands and buttons become calls, results become messages.',
    ),
    only(
      'sandbox-stands-alone',
      '^src/sandbox/',
      ['^src/(logger|package-root)[.]ts$'],
      "Telegram's stand-in knows nothing of huike.",
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default', 'types'] },
  },
}
