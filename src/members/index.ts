export { type AuditEntry, type AuditRecord, audit, readAudit } from './audit.ts'
export { createInvite, ensureOwnerCode, redeemInvite } from './invites.ts'
export {
  addMember,
  listMembers,
  type Member,
  mayUse,
  memberOf,
  type Role,
  removeMember,
  setLanguage,
  setSource,
} from './member.ts'
export { refuseOnce } from './refusals.ts'
