/** The languages of the user interface; Indonesian is the one that every text exists in first. */
export type Language = 'id' | 'en';

/** What a message file may hold: a text, a text with gaps, a list of texts, or a group of these. */
export interface TextTree {
  // biome-ignore lint/suspicious/noExplicitAny: the gaps of a text have any type; each text keeps its own
  readonly [key: string]: string | readonly string[] | ((...gaps: any[]) => string) | TextTree;
}

/**
 * The texts of a view, to be read as `texts(language).title`.
 * The English texts must have exactly the keys and gaps of the Indonesian ones, or the compiler refuses.
 */
export function defineTexts<T extends TextTree>(byLanguage: {
  readonly id: T;
  readonly en: NoInfer<T>;
}): (language: Language) => T {
  return (language) => byLanguage[language];
}
