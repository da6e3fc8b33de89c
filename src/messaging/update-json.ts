/** JSON that jsonb accepts: Postgres refuses the NUL character and half surrogate pairs, which are rare enough to test for. */
export function updateToJson(update: object): string {
  const json = JSON.stringify(update)
  if (!json.includes('\\u0000') && !json.includes('\\ud')) return json
  return JSON.stringify(update, (_key, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}
