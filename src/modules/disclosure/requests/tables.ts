import type { Generated } from 'kysely';
import type { AccessWay, CheckResult, DeliveryWay, RequesterKind, RequestOutcome } from './request.ts';

declare module '../../../platform/database/schema.ts' {
  interface Database {
    'disclosure.refusal_article': RefusalArticleTable;
    'disclosure.request': RequestTable;
    'disclosure.decision': DecisionTable;
  }
}

interface RefusalArticleTable {
  readonly code: string;
  readonly effective_from: string;
  readonly text_id: string;
  readonly text_en: string;
  readonly citation: string;
  readonly is_verified: boolean;
}

interface RequestTable {
  readonly government_id: Generated<string>;
  readonly case_id: string;
  readonly requester_kind: RequesterKind;
  readonly represented: string;
  readonly occupation: string;
  readonly purpose: string;
  readonly access_way: AccessWay;
  readonly delivery_way: DeliveryWay;
  readonly check_result: Generated<CheckResult>;
  readonly checked_on: string | null;
  readonly checked_by: string | null;
}

interface DecisionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly case_id: string;
  readonly outcome: RequestOutcome;
  readonly articles: readonly string[];
  readonly reason: string;
  readonly holder: string;
  readonly fee_rupiah: number;
  readonly fee_note: string;
  readonly letter_number: string;
  readonly decided_on: string;
  readonly decided_by: string;
}
