// Holds the imports against .dependency-cruiser.cjs. A run that finds no modules proves nothing, so it fails.
import { execFileSync } from 'node:child_process'

const run = (type) =>
  execFileSync('npx', ['--no-install', 'depcruise', 'src', 'charts', '--output-type', type], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'inherit'],
  })

let report
try {
  report = JSON.parse(run('json'))
} catch (error) {
  report = JSON.parse(error.stdout)
}
const ours = report.modules.filter((module) => /^(src|charts)\//.test(module.source))
const imports = ours.reduce((count, module) => count + module.dependencies.length, 0)
if (ours.length === 0 || imports === 0) {
  console.error('check-architecture: no modules or no imports were found, so nothing was checked')
  process.exit(1)
}
for (const { rule, from, to } of report.summary.violations) console.error(`${rule.name}: ${from} → ${to}`)
console.log(`architecture: ${ours.length} modules, ${imports} imports, ${report.summary.violations.length} violations`)
process.exit(report.summary.violations.length === 0 ? 0 : 1)
