import type { VNode } from 'preact';
import { described, Field, type FieldProps } from './field.tsx';
import { formatFileSize } from './format.ts';
import { defineTexts } from './texts.ts';

interface FileFieldProps extends FieldProps {
  /** What may be chosen, for example `.pdf,image/*`; the server checks it again. */
  readonly accept?: string;
  /** The largest file in bytes; told in words before the choice. */
  readonly maxSizeBytes?: number;
  readonly isMultiple?: boolean;
}

const texts = defineTexts({
  id: { atMost: (size: string) => `Ukuran paling besar ${size}.` },
  en: { atMost: (size: string) => `At most ${size}.` },
});

/** A file of the visitor's own. Its form needs `enctype="multipart/form-data"`. A chosen file is not kept on errors. */
export function FileField(props: FileFieldProps): VNode {
  const { language, maxSizeBytes } = props;
  const limit = maxSizeBytes === undefined ? '' : texts(language).atMost(formatFileSize(maxSizeBytes, language));
  const hint = [props.hint, limit].filter(Boolean).join(' ') || undefined;
  return (
    <Field {...props} hint={hint}>
      <input
        {...described({ ...props, hint })}
        name={props.name}
        type="file"
        accept={props.accept}
        multiple={props.isMultiple}
        required={!props.isOptional}
        class="file-input w-full max-w-text bg-base-100"
      />
    </Field>
  );
}
