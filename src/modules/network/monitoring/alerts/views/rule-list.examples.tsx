import type { Examples } from '../../../../../platform/ui/gallery-examples.ts';
import type { AlertRuleId } from '../rules.ts';
import { USUAL_RULES } from '../rules.ts';
import { RuleFormPage } from './rule-form-page.tsx';
import { type ListedRule, RuleList } from './rule-list.tsx';

const MARKUP = '<b>Piket</b> & malam';
const at = Temporal.ZonedDateTime.from('2026-11-24T02:00[Asia/Jakarta]');
const [usual] = USUAL_RULES;

function aRule(id: string, more: Partial<ListedRule>): ListedRule {
  if (!usual) throw new Error('there are usual rules');
  const named = { unitName: 'Kabupaten Contoh', whoName: null, mayChange: true };
  return { ...usual, ...named, id: id as AlertRuleId, ...more };
}

const rules = [
  aRule('a', { name: MARKUP, fromHour: 22, toHour: 6, days: [1, 2, 3, 4, 5] }),
  aRule('b', {
    audience: 'head',
    afterMinutes: 30,
    leastCutOff: 5,
    unitName: 'Kecamatan Waled',
    methods: ['icmp', 'http'],
  }),
  aRule('c', { audience: null, whoName: 'Endang Contoh', afterMinutes: 120, isActive: false, mayChange: false }),
];
const form = { values: { titik: 'a', pada: '2026-11-24T02:00' }, errors: {} };
const targets = [{ id: 'a', name: 'Simpul Waled' }];
const empty = { language: 'id', timeZone: 'Asia/Jakarta', rules: [], changes: [], mayAdd: true } as const;
const answer = {
  ...{ targetName: 'Simpul Waled', cutOff: 12 },
  steps: [
    { at, told: [{ ruleName: MARKUP, people: ['Endang Contoh', 'Pranata Contoh'] }] },
    { at: at.add({ minutes: 30 }), told: [{ ruleName: 'Kepala unit kerja terdekat', people: [] }] },
  ],
};
const page = { language: 'id', ruleId: null, submissionKey: '01923456-0000-7000-8000-000000000000' } as const;
const choices = {
  roles: [{ key: 'sekda', name: 'Sekretaris Daerah' }],
  units: ['waled'],
  emails: ['endang@contoh.id'],
};

/** Every state of the rules. */
export const examples: Examples = {
  'belum ada aturan': () => <RuleList {...empty} foreseen={{ form, targets: [], answer: null }} />,
  'aturan, siapa yang diberi tahu, riwayat': () => (
    <RuleList
      {...empty}
      rules={rules}
      changes={[{ id: 'x', name: MARKUP, what: 'changed', personName: 'Endang Contoh', at: at.toInstant() }]}
      foreseen={{ form, targets, answer }}
    />
  ),
  'tidak ada yang diberi tahu': () => (
    <RuleList {...empty} rules={rules} foreseen={{ form, targets, answer: { ...answer, steps: [] } }} />
  ),
  'formulir dengan kesalahan': () => (
    <RuleFormPage
      {...page}
      {...choices}
      form={{ values: { siapa: 'person', jenis: 'down' }, errors: { orang: 'Tulis surel orang yang terdaftar.' } }}
    />
  ),
};
