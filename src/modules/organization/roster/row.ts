/** What becomes of a row: a new person, a changed one, nothing to do, or a row that cannot be taken over. */
export type RowOutcome = 'add' | 'change' | 'same' | 'bad';
