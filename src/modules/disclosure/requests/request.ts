/** Who may ask (UU 14/2008 ps. 1 angka 12): a citizen, a group of citizens, or a legal body of Indonesia. */
export const REQUESTER_KINDS = ['person', 'group', 'legal-entity'] as const;
export type RequesterKind = (typeof REQUESTER_KINDS)[number];

/** How the information is wanted: seen, read or heard on the spot; copied on paper; as a file. */
export const ACCESS_WAYS = ['see', 'paper', 'digital'] as const;
export type AccessWay = (typeof ACCESS_WAYS)[number];

/** How a copy reaches the requester. */
export const DELIVERY_WAYS = ['counter', 'courier', 'post', 'email', 'fax'] as const;
export type DeliveryWay = (typeof DELIVERY_WAYS)[number];

/** What a request tells beside the fields of every case. */
export interface RequestDetails {
  readonly requesterKind: RequesterKind;
  /** The group or body for which is asked; empty for a person. */
  readonly represented: string;
  readonly occupation: string;
  /** Why the information is wanted: UU 14/2008 ps. 4 (3). */
  readonly purpose: string;
  readonly access: AccessWay;
  readonly delivery: DeliveryWay;
}

/** Whether the officer found a request complete. */
export type CheckResult = 'unchecked' | 'complete' | 'incomplete';

/** How a request ends. `not-held`: the government does not have the information. */
export const OUTCOMES = ['granted', 'partly', 'refused', 'not-held'] as const;
export type RequestOutcome = (typeof OUTCOMES)[number];

/** What the PPID decides on a request. Source: UU 14/2008 ps. 22 (7). */
export interface RequestDecision {
  readonly outcome: RequestOutcome;
  /** Letters of UU 14/2008 ps. 17; for `partly` and `refused` at least one, otherwise none. */
  readonly articles: readonly string[];
  /** Why, and what was blacked out; empty only for `granted`. */
  readonly reason: string;
  /** Who holds the information when it is somebody else and known; empty otherwise. */
  readonly holder: string;
  /** Cost of copying and sending alone; 0 is free. */
  readonly feeRupiah: number;
  /** By which decree, and how it is paid; needed with a fee. */
  readonly feeNote: string;
  /** Number of the letter in the office's own book; empty uses the number of the case. */
  readonly letterNumber: string;
}

/** What of a decision breaks the law, by field. Empty when it may be given. */
export function faultsOf(decision: RequestDecision): readonly DecisionFault[] {
  const { outcome, articles, reason, holder, feeRupiah, feeNote } = decision;
  const isClosing = outcome === 'partly' || outcome === 'refused';
  const faults: readonly (DecisionFault | false)[] = [
    isClosing && articles.length === 0 && 'article-missing',
    !isClosing && articles.length > 0 && 'article-needless',
    outcome !== 'granted' && reason.trim() === '' && 'reason-missing',
    outcome !== 'not-held' && holder !== '' && 'holder-needless',
    feeRupiah > 0 && feeNote.trim() === '' && 'fee-unexplained',
    feeRupiah > 0 && (outcome === 'refused' || outcome === 'not-held') && 'fee-for-nothing',
  ];
  return faults.filter((fault) => fault !== false);
}

/** A rule that a decision breaks. */
export type DecisionFault =
  | 'article-missing'
  | 'article-needless'
  | 'reason-missing'
  | 'holder-needless'
  | 'fee-unexplained'
  | 'fee-for-nothing';
