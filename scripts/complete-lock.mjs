// Adds to package-lock.json the optional packages of other platforms that a registry did not serve when the lock was
// made, as their parents pin them; without them `npm ci` refuses the lock. Run it after `npm install` where that happens.
import { readFileSync, writeFileSync } from 'node:fs'

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const { packages } = lock
let added = 0

for (const [parent, entry] of Object.entries(packages)) {
  const folder = `${parent.slice(0, parent.lastIndexOf('node_modules/'))}node_modules/`
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const platform =
      /-(android|darwin|linux|win32|freebsd)-(arm64|x64|arm|riscv64|ia32)(?:-(musl|gnu|gnueabihf|msvc))?$/.exec(name)
    if (packages[folder + name] || packages[`node_modules/${name}`] || !platform || !/^\d+\.\d+\.\d+$/.test(version))
      continue
    const [, os, cpu, abi] = platform
    const libc = { musl: ['musl'], gnu: ['glibc'] }[abi]
    packages[folder + name] = {
      version,
      cpu: [cpu],
      ...(entry.dev && { dev: true }),
      ...(libc && { libc }),
      license: entry.license,
      optional: true,
      os: [os],
      ...(entry.engines && { engines: entry.engines }),
    }
    added++
  }
}
lock.packages = Object.fromEntries(Object.entries(packages).sort(([a], [b]) => (a < b ? -1 : 1)))
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${added} optional packages added to the lock`)
