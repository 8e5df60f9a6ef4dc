/**
 * The time of the machine that never runs backwards: when its clock is set back, time goes on evenly (until the
 * watch begins anew, which it does after a minute's difference); when it is set ahead, time follows. Milliseconds since 1970 UTC.
 */
export function steadyClock(
  wallMs: () => number = Date.now,
  evenMs: () => number = () => performance.now(),
): () => number {
  let offsetMs = wallMs() - evenMs();
  return () => {
    offsetMs = Math.max(offsetMs, wallMs() - evenMs());
    return offsetMs + evenMs();
  };
}
