import type { ColumnType, Generated } from 'kysely';

/** Read as a Date by the driver, written as ISO 8601 text. */
type Timestamp = ColumnType<Date, string, string>;
type DefaultTimestamp = ColumnType<Date, string | undefined, string>;
type OptionalTimestamp = ColumnType<Date | null, string | null | undefined, string | null>;

declare module '../database/schema.ts' {
  interface Database {
    'identity.login': LoginTable;
    'identity.session': SessionTable;
    'identity.credential': CredentialTable;
    'identity.two_factor': TwoFactorTable;
    'identity.passkey': PasskeyTable;
    'identity.sign_in_attempt': SignInAttemptTable;
    'identity.password_link': PasswordLinkTable;
    'identity.verification': VerificationTable;
  }
}

interface LoginTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly email_verified: Generated<boolean>;
  readonly two_factor_enabled: Generated<boolean>;
  readonly disabled_at: OptionalTimestamp;
  readonly created_at: Generated<Date>;
  readonly updated_at: DefaultTimestamp;
}

interface SessionTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly login_id: string;
  readonly token: string;
  readonly expires_at: Timestamp;
  readonly created_at: Generated<Date>;
  readonly updated_at: DefaultTimestamp;
  readonly authenticated_at: DefaultTimestamp;
  readonly ip_address: string | null;
  readonly user_agent: string | null;
}

interface CredentialTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly login_id: string;
  readonly provider_id: string;
  readonly account_id: string;
  readonly password: string | null;
  readonly updated_at: DefaultTimestamp;
}

interface TwoFactorTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly login_id: string;
  readonly secret: string;
  readonly verified: boolean;
  readonly failed_verification_count: number;
  readonly locked_until: OptionalTimestamp;
  readonly last_code: Buffer | null;
  readonly last_code_at: OptionalTimestamp;
}

interface PasskeyTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly login_id: string;
  readonly name: string | null;
  readonly credential_id: string;
  readonly aaguid: string | null;
  readonly created_at: Date | null;
}

interface SignInAttemptTable {
  readonly government_id: Generated<string>;
  readonly kind: 'mail' | 'address' | 'reset';
  readonly key: Buffer;
  readonly failures: number;
  readonly last_failed_at: Timestamp;
  readonly locked_until: OptionalTimestamp;
}

interface PasswordLinkTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly login_id: string;
  readonly purpose: 'reset' | 'invitation';
  readonly token_hash: Buffer;
  readonly expires_at: Timestamp;
  readonly used_at: OptionalTimestamp;
  readonly created_at: Generated<Date>;
}

interface VerificationTable {
  readonly government_id: Generated<string>;
  readonly id: string;
  readonly identifier: string;
  readonly value: string;
  readonly expires_at: Timestamp;
}
