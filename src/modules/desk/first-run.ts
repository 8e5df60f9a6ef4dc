/** What a new government does first. */
export type FirstRunStepName = 'contact' | 'look' | 'people' | 'news' | 'hours';

/** A step with whether its outcome is there, and where it is done. */
export interface FirstRunStep {
  readonly step: FirstRunStepName;
  readonly isDone: boolean;
  readonly href: string;
}

/** The facts from which the steps are told to be done; nothing is ticked by hand. */
export interface FirstRunFacts {
  readonly siteId: string;
  readonly hasContact: boolean;
  readonly hasLook: boolean;
  /** More people than the one who is reading this. */
  readonly hasPeople: boolean;
  readonly hasNews: boolean;
  readonly hasOfficeHours: boolean;
}

/** The steps in their order. */
export function firstRunSteps(facts: FirstRunFacts): readonly FirstRunStep[] {
  const { siteId } = facts;
  return [
    { step: 'contact', isDone: facts.hasContact, href: '/meja/pengaturan' },
    { step: 'look', isDone: facts.hasLook, href: '/meja/pengaturan' },
    { step: 'people', isDone: facts.hasPeople, href: '/meja/orang' },
    { step: 'news', isDone: facts.hasNews, href: `/meja/tulis?jenis=news&situs=${siteId}` },
    { step: 'hours', isDone: facts.hasOfficeHours, href: `/meja/situs/${siteId}/jam` },
  ];
}
