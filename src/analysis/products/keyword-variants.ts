/**
 * A keyword in the singular and the plural, whichever of the two was typed: mug, mugs; box, boxes; cherry, cherries; knife,
 * knives. Only the last word of several changes. Words that are not English stay as they are.
 */
export function keywordVariants(keyword: string): string[] {
  const [, before = '', last = ''] = /^(.*?)([a-z]*)$/.exec(keyword.toLowerCase()) ?? []
  if (last.length < 3) return [keyword.toLowerCase()]
  return [...new Set([last, ...singulars(last)].flatMap((word) => [word, ...plurals(word)]))].map(
    (word) => before + word,
  )
}

function plurals(word: string): string[] {
  if (/(s|x|z|ch|sh)$/.test(word)) return [`${word}es`]
  if (/[^aeiou]y$/.test(word)) return [`${word.slice(0, -1)}ies`]
  if (/[^f]fe?$/.test(word)) return [`${word}s`, `${word.replace(/fe?$/, '')}ves`]
  return [`${word}s`]
}

function singulars(word: string): string[] {
  if (/ies$/.test(word)) return [word.slice(0, -1), `${word.slice(0, -3)}y`]
  if (/(x|z|ch|sh|ss)es$/.test(word)) return [word.slice(0, -2)]
  return /[^su]s$/.test(word) ? [word.slice(0, -1)] : []
}
