import type { Tx } from '../../../platform/database/database.ts';
import { AppError } from '../../../platform/errors.ts';
import type { FormState, FormValues } from '../../../platform/ui/form-state.ts';
import type { Language } from '../../../platform/ui/texts.ts';
import { type CaseRecord, findRequester, type Requester } from '../../cases/index.ts';
import { objectionTexts } from './objection-texts.ts';
import { type Ground, listGrounds } from './queries.ts';
import { type Objectionable, readObjectionable } from './standing.ts';

/** A request to which somebody wants to object, and who asked. */
export interface RequestToObject {
  /** The request as it was sent in, which may be joined to the one that was decided. */
  readonly own: CaseRecord;
  readonly objectionable: Objectionable;
  /** Those that hold, in words. */
  readonly grounds: readonly Ground[];
  /** Who asked, as they told it; undefined once erased. The NIK stays with the request. */
  readonly requester: Requester | undefined;
}

/** Reads what the form of an objection to a request needs: a fixed number of queries. */
export async function readRequestToObject(
  tx: Tx,
  own: CaseRecord,
  today: Temporal.PlainDate,
): Promise<RequestToObject> {
  const objectionable = await readObjectionable(tx, own, today);
  const row = await findRequester(tx, own.id);
  return {
    ...{ own, objectionable },
    grounds: (await listGrounds(tx)).filter(({ code }) => objectionable.grounds.includes(code)),
    requester: row && {
      ...{ visibility: 'open' as const, name: row.name, email: row.email, phone: row.phone, address: row.address },
      ...{ nik: '', language: row.language },
    },
  };
}

const LONGEST_TITLE = 200;

/** The title of an objection to a request, within the length of titles. */
export function shortTitle({ number, title }: CaseRecord, language: Language): string {
  return objectionTexts(language).titleOf(number, title).slice(0, LONGEST_TITLE);
}

/** The form with what is wrong with the filing, when it broke a rule of the law or of the form. @throws everything else */
export function refusalForm(error: unknown, values: FormValues, language: Language): FormState {
  if (!(error instanceof AppError)) throw error;
  const { errors } = objectionTexts(language);
  if (error.code === 'conflict') return { values, errors: { form: errors.open } };
  if (error.code === 'invalid') return { values, errors: { form: errors.refused } };
  throw error;
}
