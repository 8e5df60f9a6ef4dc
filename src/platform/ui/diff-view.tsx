import { diffWords } from 'diff';
import type { VNode } from 'preact';
import { defineTexts, type Language } from './texts.ts';

const texts = defineTexts({
  id: {
    same: 'Kedua versi sama.',
    removed: 'Dihapus',
    added: 'Ditambah',
    legend: 'Teks yang dihapus dicoret; teks yang ditambah digarisbawahi.',
  },
  en: {
    same: 'Both versions are the same.',
    removed: 'Removed',
    added: 'Added',
    legend: 'Removed text is struck through; added text is underlined.',
  },
});

interface DiffViewProps {
  readonly language: Language;
  /** Plain text of the older and the newer version. */
  readonly before: string;
  readonly after: string;
}

const mostWork = 5000;

/** What changed between two versions, word by word. Texts that differ too much are shown whole, old above new. */
export function DiffView({ language, before, after }: DiffViewProps): VNode {
  const words = texts(language);
  if (before === after) return <p class="text-muted">{words.same}</p>;
  const changes = diffWords(before, after, { maxEditLength: mostWork }) ?? [
    { value: before, removed: true, added: false },
    { value: `\n${after}`, removed: false, added: true },
  ];
  return (
    <div>
      <p class="mb-3 text-sm text-muted">{words.legend}</p>
      <p class="surface p-5 leading-relaxed whitespace-pre-line">
        {changes.map(({ value, added, removed }) => {
          if (added) return <Change tag="ins" word={words.added} text={value} />;
          if (removed) return <Change tag="del" word={words.removed} text={value} />;
          return value;
        })}
      </p>
    </div>
  );
}

const changeClass = {
  ins: 'bg-success/15 decoration-success',
  del: 'bg-error/10 decoration-error line-through',
} as const;

function Change({
  tag: Tag,
  word,
  text,
}: {
  readonly tag: 'ins' | 'del';
  readonly word: string;
  readonly text: string;
}): VNode {
  return (
    <Tag class={`rounded-sm px-0.5 decoration-2 ${changeClass[Tag]}`}>
      <span class="sr-only">[{word}:] </span>
      {text}
    </Tag>
  );
}
