import type { Generated } from 'kysely';
import type { UnitKind } from '../organization/index.ts';
import type { ContentFacts, ContentKind, ContentState } from './content.ts';
import type { StepAction } from './workflow.ts';

declare module '../../platform/database/schema.ts' {
  interface Database {
    'sites.site': SiteTable;
    'sites.menu_item': MenuItemTable;
    'sites.content': ContentTable;
    'sites.version': VersionTable;
    'sites.step': StepTable;
    'sites.fact': FactTable;
    'sites.fact_use': FactUseTable;
    'sites.officer': OfficerTable;
    'sites.office_hours': OfficeHoursTable;
    'sites.preview_link': PreviewLinkTable;
    'sites.privacy_decision': PrivacyDecisionTable;
    'sites.file_scan': FileScanTable;
    'sites.old_address': OldAddressTable;
    'sites.old_file_address': OldFileAddressTable;
    'sites.domain_claim': DomainClaimTable;
    'sites.link': LinkTable;
    'sites.library_file': LibraryFileTable;
    'sites.file_use': FileUseTable;
  }
}

interface LinkTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly content_id: string;
  readonly unit_path: string;
  readonly address: string;
  readonly is_picture: boolean;
  readonly host: string | null;
  readonly reason: string | null;
  readonly failed_days: Generated<number>;
  readonly failed_on: string | null;
  readonly checked_on: string | null;
  readonly ignored_because: string | null;
  readonly ignored_by: string | null;
}

interface SiteTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly unit_kind: Generated<UnitKind>;
  readonly label: string;
  readonly title: string;
  readonly tagline: Generated<string>;
  readonly opened_at: Generated<Date>;
  readonly is_sample: Generated<boolean>;
}

interface MenuItemTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly position: number;
  readonly label: string;
  readonly href: string;
}

interface ContentTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly kind: ContentKind;
  readonly slug: string;
  readonly state: ContentState;
  readonly latest_version: number;
  readonly published_version: number | null;
  readonly scheduled_version: number | null;
  readonly title: string;
  readonly summary: Generated<string>;
  readonly body_html: Generated<string>;
  readonly facts: Generated<ContentFacts>;
  readonly cover_file_id: string | null;
  readonly is_warning: Generated<boolean>;
  readonly is_pinned: Generated<boolean>;
  readonly is_sample: Generated<boolean>;
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
  readonly publish_at: Date | null;
  readonly first_published_at: Date | null;
  readonly published_at: Date | null;
  readonly created_by: string;
  readonly created_at: Generated<Date>;
  readonly changed_at: Generated<Date>;
  readonly confirmed_on: string | null;
  readonly renew_by: string | null;
  readonly keeper_name: string | null;
  readonly source_content_id: string | null;
  readonly source_version: number | null;
}

interface VersionTable {
  readonly government_id: Generated<string>;
  readonly content_id: string;
  readonly number: number;
  readonly title: string;
  readonly summary: Generated<string>;
  readonly source_html: Generated<string>;
  readonly facts: Generated<ContentFacts>;
  readonly cover_file_id: string | null;
  readonly is_warning: Generated<boolean>;
  readonly starts_at: Date | null;
  readonly ends_at: Date | null;
  readonly note: Generated<string>;
  readonly author_id: string;
  readonly created_at: Generated<Date>;
}

interface StepTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly content_id: string;
  readonly action: StepAction;
  readonly version: number;
  readonly person_id: string | null;
  readonly reason: Generated<string>;
  readonly happened_at: Generated<Date>;
}

interface FactTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly unit_id: string;
  readonly unit_path: string;
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly changed_at: Generated<Date>;
  readonly changed_by: string;
}

interface FactUseTable {
  readonly government_id: Generated<string>;
  readonly fact_key: string;
  readonly content_id: string;
}

interface OfficerTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly position: number;
  readonly name: string;
  readonly title: string;
  readonly phone: Generated<string>;
  readonly email: Generated<string>;
  readonly photo_file_id: string | null;
}

interface OfficeHoursTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly weekday: number;
  readonly opens: string;
  readonly closes: string;
  readonly note: Generated<string>;
}

interface PreviewLinkTable {
  readonly government_id: Generated<string>;
  readonly secret_hash: string;
  readonly content_id: string;
  readonly version: number;
  readonly expires_at: Date;
  readonly created_by: string;
}

interface PrivacyDecisionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly content_id: string;
  readonly version: number;
  readonly step: 'submit' | 'publish';
  readonly findings_digest: string;
  readonly counts: string;
  readonly reasons: string;
  readonly decided_by: string;
  readonly decided_at: Generated<Date>;
}

interface FileScanTable {
  readonly government_id: Generated<string>;
  readonly file_id: string;
  readonly outcome: 'read' | 'untexted' | 'unreadable';
  readonly findings: string;
  readonly metadata: Generated<'removed' | 'none' | 'signed' | 'kept'>;
  readonly scanned_at: Generated<Date>;
}

interface OldAddressTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly path: string;
  readonly content_id: string;
}

interface OldFileAddressTable {
  readonly government_id: Generated<string>;
  readonly site_id: string;
  readonly path: string;
  readonly file_id: string;
}

interface DomainClaimTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly site_id: string;
  readonly name: string;
  readonly token: string;
  readonly claimed_at: Generated<Date>;
  readonly proved_at: Date | null;
}

interface LibraryFileTable {
  readonly government_id: Generated<string>;
  readonly file_id: string;
  readonly unit_path: string;
  readonly site_id: string | null;
  readonly name: string;
  readonly kind: 'image' | 'document';
  readonly size_bytes: number;
  readonly added_at: Generated<Date>;
  readonly use_count: Generated<number>;
  readonly lacks_alt: Generated<boolean>;
  readonly deleted_at: Date | null;
}

interface FileUseTable {
  readonly government_id: Generated<string>;
  readonly file_id: string;
  readonly used_by: 'content' | 'officer';
  readonly user_id: string;
  readonly lacks_alt: Generated<boolean>;
}
