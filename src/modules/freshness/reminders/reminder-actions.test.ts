import { describe, expect, test } from 'vitest';
import { newId } from '../../../platform/database/ids.ts';
import type { UnitId } from '../../../platform/identity/actor.ts';
import type { RoleHolder } from '../../organization/index.ts';
import type { ContentId, QuotedFact } from '../../sites/index.ts';
import type { DigestLine } from './digest.ts';
import { type FactsByContent, reminderActions } from './reminder-actions.ts';

const contentId: ContentId = newId<'content'>();

function aLine(audience: DigestLine['audience'] = 'operator'): DigestLine {
  const item = {
    ...{ itemId: newId<'item'>(), contentId, version: 1, title: 'Tarif', unitId: newId<'unit'>() as UnitId },
    ...{ unitPath: '/dinkes/', dueOn: Temporal.PlainDate.from('2026-11-30') },
    ...{ lateOn: Temporal.PlainDate.from('2026-12-14'), lastStep: 0, lastSentOn: null },
  };
  return { item, audience, unitName: 'Dinas Kesehatan' };
}

function aHolder(permissions: readonly string[], unitPath = '/dinkes/'): RoleHolder {
  const person = { personId: newId<'person'>(), name: 'Siti', email: 'siti@example.go.id' };
  return { ...person, roleKey: 'opd-operator', permissions, unitPath };
}

const fact: QuotedFact = {
  ...{ id: newId(), key: 'telepon', label: 'Telepon', value: '0231 1', unitPath: '/dinkes/', contentId },
};
const facts: FactsByContent = new Map([[contentId, [fact]]]);
const purposes = (person: RoleHolder, lines: readonly DigestLine[]) =>
  reminderActions(person, lines, facts).map(({ wish }) => wish.purpose.name);

describe('what can be done from a reminder', () => {
  test('an operator confirms, changes the facts of their own unit once each, and hands over', () => {
    expect(purposes(aHolder(['sites.manage']), [aLine(), aLine()])).toEqual([
      ...['freshness.confirm', 'freshness.confirm', 'sites.change-fact', 'organization.hand-over'],
    ]);
  });

  test('facts are not offered without the permission, or from beside', () => {
    const without = ['freshness.confirm', 'organization.hand-over'];
    expect(purposes(aHolder([]), [aLine()])).toEqual(without);
    expect(purposes(aHolder(['sites.manage'], '/dinkes/uptd/'), [aLine()])).toEqual(without);
  });

  test('heads and the Sekda are told only', () => {
    expect(purposes(aHolder(['sites.manage'], '/'), [aLine('head'), aLine('sekda')])).toEqual([]);
  });

  test('a long list offers no more than a mail can carry', () => {
    expect(
      purposes(
        aHolder(['sites.manage']),
        Array.from({ length: 60 }, () => aLine()),
      ),
    ).toHaveLength(14);
  });
});
