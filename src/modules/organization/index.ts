export { type LoadOptions, type LoadReport, loadGovernment } from './areas/load-government.ts';
export { listRegencies, type Regency } from './areas/national-list.ts';
export { type UnitsAdded, unitsAdded } from './events.ts';
export { createGovernment } from './governments/commands.ts';
export { crestHref } from './governments/crest.ts';
export { type DirectoryQuery, directoryPage } from './governments/directory-routes.ts';
export type { Government, GovernmentKind, NewGovernment, TimeZone } from './governments/government.ts';
export { timeZoneOf } from './governments/government.ts';
export {
  describeGovernment,
  endOnboarding,
  findGovernmentByAreaCode,
  findGovernmentByLabel,
  type GovernmentFilter,
  getGovernment,
  getOnboarding,
  listGovernments,
  markOnboardingStep,
  type Onboarding,
} from './governments/queries.ts';
export { handOverWish } from './handover/actions.ts';
export { handOver, revokeHandOver } from './handover/commands.ts';
export type { DelegationId, HandOver } from './handover/delegation.ts';
export { type Letterhead, letterheadAsJson } from './letterhead.ts';
export type { Page, Paging } from './paging.ts';
export { loadActor, loadActorOfPerson } from './people/actor-query.ts';
export { listRoles } from './people/assignment-queries.ts';
export { addPerson, invitePerson } from './people/commands.ts';
export { type DemoPerson, demoPeople } from './people/demo-people.ts';
export type { NewPerson, Person } from './people/person.ts';
export {
  findPeople,
  findPersonByEmail,
  getPerson,
  type ListedPerson,
  linkAccount,
  listPeople,
  type PersonFilter,
} from './people/queries.ts';
export type { Role, RoleId, RoleKey } from './people/role.ts';
export { assignRole, type RoleGift } from './people/role-commands.ts';
export { listRoleHolders, type RoleHolder } from './people/role-holders.ts';
export { PERMISSION as ORGANIZATION_PERMISSION } from './permissions.ts';
export { addUnit, addUsualOpd, changeUnit, type UnitWish } from './units/commands.ts';
export {
  countUnits,
  findUnitByLabel,
  findUnits,
  getRootUnit,
  getUnit,
  insertUnits,
  listForebears,
  listUnits,
  type NewUnit,
  type UnitFilter,
} from './units/queries.ts';
export { kindsBelow, pathBelow, type Unit, type UnitKind } from './units/unit.ts';
export { findUnitByText, type UnitChoice } from './units/unit-choice.ts';
