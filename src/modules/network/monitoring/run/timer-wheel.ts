/** Who is due when, in slots of time: putting and taking cost the same for ten as for ten thousand. */
export interface TimerWheel<Key> {
  /** Due at that time, instead of whenever it was due before. Milliseconds since 1970 UTC. */
  put(key: Key, dueMs: number): void;
  forget(key: Key): void;
  /** All that are due by now, each once. */
  take(nowMs: number): readonly Key[];
}

const SLOT_MS = 100;
const SLOTS = 1024;

/** @param startMs times before it are due at once */
export function createTimerWheel<Key>(startMs: number): TimerWheel<Key> {
  const slots = Array.from({ length: SLOTS }, () => new Set<Key>());
  const due = new Map<Key, number>();
  let nextSlot = Math.floor(startMs / SLOT_MS);
  const slotOf = (dueMs: number) => slots[Math.max(Math.floor(dueMs / SLOT_MS), nextSlot) % SLOTS];
  const forget = (key: Key) => {
    const held = due.get(key);
    if (held === undefined) return;
    for (const slot of [slotOf(held), slots[Math.floor(held / SLOT_MS) % SLOTS]]) slot?.delete(key);
    due.delete(key);
  };
  return {
    forget,
    put(key, dueMs) {
      forget(key);
      due.set(key, dueMs);
      slotOf(dueMs)?.add(key);
    },
    take(nowMs) {
      const taken: Key[] = [];
      const lastSlot = Math.floor(nowMs / SLOT_MS);
      // After a long pause each slot is looked at once.
      const first = Math.max(nextSlot, lastSlot - SLOTS + 1);
      for (let at = first; at <= lastSlot; at += 1) {
        for (const key of slots[at % SLOTS] ?? []) {
          if ((due.get(key) ?? 0) > nowMs) continue;
          taken.push(key);
          slots[at % SLOTS]?.delete(key);
          due.delete(key);
        }
      }
      nextSlot = Math.max(nextSlot, lastSlot);
      return taken;
    },
  };
}
