import type { AccountId, PersonId, UnitId } from '../../../platform/identity/actor.ts';

/** Somebody who works with the platform. */
export interface Person {
  readonly id: PersonId;
  readonly name: string;
  /** 18 digits; null when not told or not a civil servant. */
  readonly nip: string | null;
  /** Lower case, unique in the government. */
  readonly email: string;
  /** Empty when not told. */
  readonly phone: string;
  readonly unitId: UnitId;
  /** Position in words; empty when not told. */
  readonly title: string;
  readonly isActive: boolean;
  /** Null until the person has a login. */
  readonly accountId: AccountId | null;
  /** Made up for trying out; is marked where it shows. */
  readonly isSample: boolean;
}

/** What is asked about a person before they are added. */
export interface NewPerson {
  readonly name: string;
  readonly nip: string | null;
  readonly email: string;
  readonly phone: string;
  readonly unitId: UnitId;
  readonly title: string;
  readonly isSample?: boolean;
}
