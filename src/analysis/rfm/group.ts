import { isRfmClass, type RfmClass } from './rfm-class.ts'

/** How the groups of each kind are told apart. */
export type GroupValues = { class: RfmClass; tier: number; cluster: number }

/** Customers that a snapshot puts together: one of the eight classes, a tier or a cluster, both numbered from 1. */
export type Group = { [By in keyof GroupValues]: { by: By; value: GroupValues[By] } }[keyof GroupValues]

/** A group as a button carries it: `111`, `t1`, `c2`. */
export function writeGroup(group: Group): string {
  return group.by === 'class' ? group.value : `${group.by === 'tier' ? 't' : 'c'}${group.value}`
}

/** @returns null where a text from outside names no group */
export function readGroup(text: string): Group | null {
  if (isRfmClass(text)) return { by: 'class', value: text }
  const [, letter, number] = /^([tc])([1-9])$/.exec(text) ?? []
  return letter === undefined ? null : { by: letter === 't' ? 'tier' : 'cluster', value: Number(number) }
}
