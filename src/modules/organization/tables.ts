import type { Generated } from 'kysely';
import type { GovernmentKind } from './governments/government.ts';
import type { RoleKey } from './people/role.ts';
import type { RowOutcome } from './roster/row.ts';
import type { UnitKind } from './units/unit.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'organization.government': GovernmentTable;
    'organization.unit': UnitTable;
    'organization.person': PersonTable;
    'organization.role': RoleTable;
    'organization.assignment': AssignmentTable;
    'organization.delegation': DelegationTable;
    'organization.roster_import': RosterImportTable;
    'organization.roster_row': RosterRowTable;
  }
}

interface GovernmentTable {
  readonly id: string;
  readonly kind: GovernmentKind;
  readonly area_code: string;
  readonly name: string;
  readonly label: string;
  readonly time_zone: string;
  readonly hue: number | null;
  readonly crest_file_id: string | null;
  readonly address: Generated<string>;
  readonly phone: Generated<string>;
  readonly email: Generated<string>;
  readonly whatsapp: Generated<string>;
  readonly onboarding_steps: Generated<string[]>;
  readonly onboarded_at: Date | null;
  readonly created_at: Generated<Date>;
}

interface UnitTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly kind: UnitKind;
  readonly parent_id: string | null;
  readonly path: string;
  readonly label: string;
  readonly name: string;
  readonly short_name: string;
  readonly area_code: string | null;
  readonly head_name: Generated<string>;
  readonly head_title: Generated<string>;
  readonly address: Generated<string>;
  readonly phone: Generated<string>;
  readonly email: Generated<string>;
  readonly is_active: Generated<boolean>;
  readonly position: Generated<number>;
  readonly is_sample: Generated<boolean>;
}

interface PersonTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly name: string;
  readonly nip: string | null;
  readonly email: string;
  readonly phone: Generated<string>;
  readonly unit_id: string;
  readonly title: Generated<string>;
  readonly is_active: Generated<boolean>;
  readonly account_id: string | null;
  readonly is_sample: Generated<boolean>;
  readonly created_at: Generated<Date>;
}

interface RoleTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly key: RoleKey;
  readonly name: string;
  readonly summary: Generated<string>;
  readonly permissions: readonly string[];
  readonly position: Generated<number>;
}

interface AssignmentTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly person_id: string;
  readonly role_id: string;
  readonly unit_id: string;
  readonly starts_on: string;
  readonly ends_on: string | null;
  readonly given_by: string | null;
}

interface DelegationTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly from_person_id: string;
  readonly to_person_id: string;
  readonly starts_on: string;
  readonly ends_on: string;
  readonly reason: string;
  readonly created_at: Generated<Date>;
  readonly revoked_at: Date | null;
}

interface RosterImportTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly file_name: string;
  readonly imported_by: string;
  readonly created_at: Generated<Date>;
  readonly confirmed_at: Date | null;
}

interface RosterRowTable {
  readonly government_id: Generated<string>;
  readonly import_id: string;
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly reason: Generated<string>;
  readonly name: Generated<string>;
  readonly email: Generated<string>;
  readonly phone: Generated<string>;
  readonly unit_text: Generated<string>;
  readonly role_text: Generated<string>;
  readonly unit_id: string | null;
  readonly role_id: string | null;
}
