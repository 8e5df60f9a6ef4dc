import type { VNode } from 'preact';
import { PageHeading } from '../../../../platform/ui/page-heading.tsx';
import { TextAreaField, TextField } from '../../../../platform/ui/text-field.tsx';
import { requestTexts } from '../../requests/request-texts.ts';
import { objectionTexts } from '../objection-texts.ts';
import { FormFrame, FoundField, type ObjectionFormProps, RepresentativeFields } from './objection-page.tsx';

interface PeriodicObjectionPageProps extends ObjectionFormProps {
  readonly unitName: string;
}

/** The form of an objection to periodic information that is missing, without a request before it. */
export function PeriodicObjectionPage(props: PeriodicObjectionPageProps): VNode {
  const { language, form, unitName } = props;
  const words = objectionTexts(language);
  const asked = requestTexts(language);
  const shared = { language, form };
  return (
    <>
      <PageHeading title={words.periodicTitle} lead={words.periodicLead(unitName)} />
      <div class="max-w-text space-y-6">
        <p>
          {words.periodicOther}{' '}
          <a class="target text-primary underline" href="/lacak">
            {asked.track}
          </a>
        </p>
        <FormFrame {...props} action="/ppid/keberatan" button={words.send}>
          <TextField {...shared} name="judul" label={words.subject} hint={words.subjectHint} maxLength={150} />
          <TextAreaField
            {...shared}
            name="isi"
            label={words.words}
            hint={words.wordsHint}
            rows={6}
            maxLength={10_000}
          />
          <FoundField {...props} hint={words.foundPeriodicHint} since={null} />
          <h2 class="text-2xl">{asked.you}</h2>
          <TextField {...shared} name="nama" label={asked.name} autocomplete="name" maxLength={200} />
          <TextAreaField {...shared} name="alamat" label={asked.address} rows={2} maxLength={500} />
          <TextField
            {...{ ...shared, name: 'surel', label: asked.email, type: 'email' }}
            autocomplete="email"
            maxLength={254}
            isOptional
          />
          <TextField
            {...{ ...shared, name: 'telepon', label: asked.phone, type: 'tel' }}
            autocomplete="tel"
            width="medium"
            maxLength={40}
            isOptional
          />
          <RepresentativeFields {...props} />
          <p class="text-[0.9375em] text-muted">{words.privacy}</p>
        </FormFrame>
      </div>
    </>
  );
}
