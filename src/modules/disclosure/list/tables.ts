import type { Generated } from 'kysely';
import type { InformationClass } from './entry.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.heading': HeadingTable;
    'disclosure.entry': EntryTable;
  }
}

interface HeadingTable {
  readonly id: string;
  readonly class: InformationClass;
  readonly place: number;
  readonly name_id: string;
  readonly name_en: string;
  readonly citation: string;
  readonly cadence: string | null;
  readonly is_verified: boolean;
}

interface EntryTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly number: number;
  readonly heading_id: string;
  readonly place: number;
  readonly is_grouped: Generated<boolean>;
  readonly content_id: string | null;
  readonly title: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly responsible: Generated<string>;
  readonly made_on: string;
  readonly made_in: Generated<string>;
  readonly forms: readonly string[];
  readonly retention: Generated<string>;
  readonly site_label: string | null;
  readonly path: string | null;
  readonly is_public: Generated<boolean>;
  readonly is_sample: Generated<boolean>;
  readonly renewed_on: string;
}
