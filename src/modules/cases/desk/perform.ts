import type { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { parseForm } from '../../../platform/http/forms.ts';
import { may, type UnitId } from '../../../platform/identity/actor.ts';
import type { FieldErrors, FormState } from '../../../platform/ui/form-state.ts';
import { findUnitByText } from '../../organization/index.ts';
import type { CaseId } from '../case.ts';
import type { OfficerAction } from '../guard.ts';
import type { SentForm } from '../kind-action.ts';
import { readCaseNumber } from '../number.ts';
import {
  addNote,
  answerCase,
  askCitizen,
  claimCase,
  closeCase,
  extendAnswer,
  forwardCase,
  handOverCase,
  mergeCase,
  reclassifyCase,
  releaseCase,
  reopenCase,
} from '../officer-commands.ts';
import { PERMISSION } from '../permissions.ts';
import { findCaseByNumber } from '../queries.ts';
import { splitCase } from '../tasks.ts';
import { actionForms } from './action-forms.ts';
import { caseTexts } from './case-texts.ts';

/** Carries an action out; what is wrong with its form otherwise, null when it was done. */
export async function perform(action: OfficerAction, sent: SentForm): Promise<FormState | null> {
  const { office, actor, act, fileIds } = sent;
  const forms = actionForms(sent.language);
  switch (action) {
    case 'claim':
      return done(claimCase(office, actor, act));
    case 'release':
      return done(releaseCase(office, actor, act));
    case 'close':
      return done(closeCase(office, actor, act));
    case 'hand-over':
      return withForm(sent, forms['hand-over'], ({ kepada }) =>
        done(handOverCase(office, actor, { ...act, to: kepada })),
      );
    case 'reclassify':
      return withForm(sent, forms.reclassify, ({ jenis }) =>
        done(reclassifyCase(office, actor, { ...act, to: jenis })),
      );
    case 'ask':
      return withForm(sent, forms.ask, ({ isi }) => done(askCitizen(office, actor, { ...act, question: isi })));
    case 'note':
      return withForm(sent, forms.note, ({ isi }) => done(addNote(office, actor, { ...act, words: isi, fileIds })));
    case 'extend':
      return withForm(sent, forms.reason, ({ isi }) => done(extendAnswer(office, actor, { ...act, reason: isi })));
    case 'reopen':
      return withForm(sent, forms.reason, ({ isi }) => done(reopenCase(office, actor, { ...act, reason: isi })));
    case 'answer':
      return withForm(sent, forms.answer, ({ hasil, isi }) =>
        done(answerCase(office, actor, { ...act, answer: { outcome: hasil, words: isi, fileIds } })),
      );
    default:
      return performElsewhere(action, sent);
  }
}

/** Actions that name another unit or case, which must be found first. */
async function performElsewhere(action: 'forward' | 'task' | 'merge', sent: SentForm): Promise<FormState | null> {
  const { office, actor, act, language } = sent;
  const forms = actionForms(language);
  const words = caseTexts(language).errors;
  if (action === 'merge') {
    return withForm(sent, forms.merge, async ({ nomor }) => {
      const into = await findOther(sent, nomor);
      return into === null ? { nomor: words.number } : done(mergeCase(office, actor, { ...act, into }));
    });
  }
  if (action === 'forward') {
    return withForm(sent, forms.forward, async ({ unit, isi }) => {
      const [to] = await findUnitIds(sent, [unit]);
      return to === undefined ? { unit: words.unit } : done(forwardCase(office, actor, { ...act, to, reason: isi }));
    });
  }
  return withForm(sent, forms.task, async ({ unit, isi, tanggal }) => {
    const names = unit
      .split('\n')
      .map((name) => name.trim())
      .filter((name) => name !== '');
    const unitIds = await findUnitIds(sent, names);
    if (unitIds.length !== names.length) return { unit: words.unit };
    const dueOn = Temporal.PlainDate.from(tanggal);
    if (Temporal.PlainDate.compare(dueOn, act.moment.today) < 0) return { tanggal: words.date };
    return done(splitCase(office, actor, { ...act, unitIds, request: isi, dueOn }));
  });
}

async function done(command: Promise<void>): Promise<null> {
  await command;
  return null;
}

async function withForm<S extends z.ZodType>(
  { fields }: SentForm,
  form: S,
  work: (typed: z.output<S>) => Promise<FieldErrors | null>,
): Promise<FormState | null> {
  const read = parseForm(form, fields);
  if (!read.ok) return read;
  const errors = await work(read.value);
  return errors === null ? null : { values: read.values, errors };
}

/** The units that are meant, in order; a name that means none or several is left out. */
async function findUnitIds({ office, actor }: SentForm, names: readonly string[]): Promise<readonly UnitId[]> {
  return inReadOnly(office.db, actor, async (tx) => {
    const found: UnitId[] = [];
    for (const name of names.slice(0, 20)) {
      const choice = await findUnitByText(tx, name);
      if (choice.kind === 'one') found.push(choice.unit.id);
    }
    return found;
  });
}

/** The case of a typed number; null when it cannot be one, is not there, or is not theirs to see. */
async function findOther({ office, actor }: SentForm, typed: string): Promise<CaseId | null> {
  const number = readCaseNumber(typed);
  if (number === null) return null;
  const other = await inReadOnly(office.db, actor, (tx) => findCaseByNumber(tx, number));
  return other && may(actor, PERMISSION.view, other.found.unitPath) ? other.found.id : null;
}
