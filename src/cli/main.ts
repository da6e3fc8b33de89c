import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { isDay } from '../analysis/behaviour/days.ts'
import { explainFault } from '../app/explain-fault.ts'
import { ConfigError, loadEnvFile, readConfig, spokenLanguage } from '../config.ts'
import { withoutSecrets } from '../logger.ts'
import { version } from '../version.ts'

/**
 * The `huike` command. Every subcommand's code is loaded when it runs, so that an import does not carry the chat and its
 * pictures in memory. Exit codes: 0 done, 1 it could not be done, 2 the call or a setting is wrong.
 */
const program = new Command('huike')
  .exitOverride()
  .description('A shop’s customer analyst · 店铺客户分析师')
  .version(version)
  .showHelpAfterError('(huike --help lists the commands)')
  .configureOutput({ outputError: (text, write) => write(withoutSecrets(text)) })

program
  .command('import')
  .description('import an orders file (.csv .tsv .xlsx, also .gz or .zip)')
  .argument('<file>')
  .option('--source <name>', 'the shop that the orders belong to; by default named after the preset or the file')
  .addOption(
    new Option('--preset <name>', 'how to read the columns').choices(['cn-coupon-orders', 'online-retail', 'synonyms']),
  )
  .option('--sheet <name>', 'the sheet of a workbook')
  .option('--currency <code>', 'ISO 4217 code of the amounts, e.g. CNY')
  .addOption(new Option('--duplicates <what>', 'equal lines of an order').choices(['keep', 'drop']).default('keep'))
  .option('--rejected <file>', 'write the rows that were not kept to this CSV file, with line and reason')
  .option('--accept-mapping', 'use the proposed columns of a file with an unknown header, and remember them')
  .option('--dry-run', 'check and report, keep nothing')
  .option('--json', 'print the report as one JSON object')
  .action(async (file, options) => (await import('./import.ts')).importCommand(readConfig(), file, options))

program
  .command('ask')
  .description('ask one question as in the chat, e.g. huike ask "/portrait 笑嘻佳"')
  .argument('<message>')
  .addOption(new Option('--as <user>', 'who asks').choices(['owner', 'manager', 'viewer', 'stranger']).default('owner'))
  .option('--source <name>', 'about which shop; by default the one imported last')
  .option('--file <path>', 'send this file, the message being its caption')
  .option('--press <button...>', 'then press the buttons that start with these labels, one after the other')
  .addOption(languageOption())
  .option('--out <directory>', 'where pictures and files go', '.')
  .option('--json', 'print the replies as one JSON object')
  .action(async (message, options) => (await import('./ask.ts')).askCommand(readConfig(), message, options))

program
  .command('demo')
  .description('open the sandbox chat in the browser, with a made-up shop when the database is empty')
  .action(async () => (await import('./demo.ts')).demoCommand(readConfig()))

program
  .command('rfm')
  .description('recompute scores, classes, tiers and clusters of a source')
  .option('--source <name>', 'by default the one imported last')
  .option('--date <day>', 'the reference date, e.g. 2024-06-30; by default the day after the last order', readDay)
  .option('--refit', 'divide the tiers and clusters anew, and show what that changes')
  .option('--json', 'print the snapshot as one JSON object')
  .action(async (options) => (await import('./rfm.ts')).rfmCommand(readConfig(), options))

program
  .command('push')
  .description('the weekly report, outside its schedule')
  .requiredOption('--now', 'for the week before today')
  .option('--dry-run', 'show it here instead of sending it')
  .option('--source <name>', 'by default the one imported last')
  .addOption(languageOption())
  .option('--out <directory>', 'where the picture goes', '.')
  .option('--json', 'print the report as one JSON object')
  .action(async (options) => (await import('./push.ts')).pushCommand(readConfig(), options))

program
  .command('migrate')
  .description('bring the database to this version')
  .action(async () => (await import('./migrate.ts')).migrateCommand(readConfig()))

program
  .command('bench')
  .description('measure import, RFM, pictures and webhook against bare equivalents, as ratios')
  .option('--file <path>', 'an online-retail file to import; by default generated orders')
  .option('--only <part...>', 'import, rfm, pictures, webhook')
  .option('--json', 'print the figures as one JSON object')
  .action(async (options) => (await import('./bench.ts')).benchCommand(readConfig(), options))

try {
  loadEnvFile()
  await program.parseAsync()
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode === 0 ? 0 : 2
  } else {
    process.stderr.write(`huike: ${explainFault(error, spokenLanguage())}\n`)
    process.exitCode = error instanceof ConfigError ? 2 : 1
  }
}

function languageOption(): Option {
  return new Option('--language <code>', 'of the answer').choices(['zh', 'en'])
}

function readDay(given: string): string {
  if (!isDay(given)) throw new InvalidArgumentError('It is no day of the calendar, as 2024-06-30 is.')
  return given
}
