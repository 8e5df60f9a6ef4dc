import type { AddressGuard } from '../probes/address-guard.ts';
import { dnsProbe } from '../probes/dns.ts';
import { httpProbe } from '../probes/http.ts';
import { icmpProbe } from '../probes/icmp.ts';
import { type AskedTarget, type Measurement, measurementOf, type Probe } from '../probes/probe.ts';
import { simulatedProbe } from '../probes/simulated.ts';
import { type FindSecret, snmpProbe } from '../probes/snmp.ts';
import { tcpProbe } from '../probes/tcp.ts';
import type { Method, WatchedTarget } from '../storage/targets.ts';

/** Asks targets, in batches where that is cheaper. */
export interface ProbeSet {
  /** Answers once; at once or after the next `flush`, by the method. */
  ask(target: AskedTarget, answer: (measured: Measurement) => void): void;
  /** Lets the batches go; to be called every second. */
  flush(): void;
}

/** These are asked together, once a second. */
const IN_BATCHES: readonly Method[] = ['icmp', 'simulated'];

/** A probe that fails altogether must not silence its targets for good. */
export function createProbeSet(probes: Partial<Record<Method, Probe>>, nowMs: () => number): ProbeSet {
  type Waiting = Map<AskedTarget, (measured: Measurement) => void>;
  const batches = new Map<Method, Waiting>();
  const run = (method: Method, waiting: Waiting) => {
    const byId = new Map([...waiting].map(([target, answer]) => [target.id, { target, answer }]));
    const tell = (measured: Measurement) => {
      const found = byId.get(measured.targetId);
      byId.delete(measured.targetId);
      found?.answer(measured);
    };
    const fail = () => {
      const atMs = nowMs();
      for (const { target } of byId.values()) tell(measurementOf(target, { atMs, latencyMs: null, problem: 'probe' }));
    };
    const probe = probes[method];
    if (probe) probe([...waiting.keys()], tell).then(fail, fail);
    else fail();
  };
  return {
    ask(target, answer) {
      const { method } = target;
      if (!IN_BATCHES.includes(method)) return run(method, new Map([[target, answer]]));
      const batch = batches.get(method) ?? new Map();
      batch.set(target, answer);
      batches.set(method, batch);
    },
    flush() {
      for (const [method, waiting] of batches) run(method, waiting);
      batches.clear();
    },
  };
}

/** Nothing is asked over these. */
const WITHOUT_ADDRESS: readonly Method[] = ['simulated', 'agent'];

/** Has every host judged before each check; what is refused counts as failed, with the reason as its problem. */
export function guardProbes(probes: ProbeSet, guard: AddressGuard, nowMs: () => number): ProbeSet {
  return {
    ask(target, answer) {
      if (WITHOUT_ADDRESS.includes(target.method)) return probes.ask(target, answer);
      const go = (found: Awaited<ReturnType<AddressGuard['find']>>) => {
        if ('address' in found) probes.ask({ ...target, address: found.address }, answer);
        else answer(measurementOf(target, { atMs: nowMs(), latencyMs: null, problem: found.refused }));
      };
      const found = guard.find(target.host);
      if (found instanceof Promise) found.then(go, () => go({ refused: 'unknown-name' }));
      else go(found);
    },
    flush: () => probes.flush(),
  };
}

/** What the probes of this installation work with. */
export interface ProbeOptions {
  readonly nowMs: () => number;
  readonly targets: () => readonly WatchedTarget[];
  readonly guard: AddressGuard;
  /** Without it no device is asked over SNMP. */
  readonly findSecret?: FindSecret;
}

/** The probes of this installation. */
export function openProbes({ nowMs, targets, guard, findSecret = async () => null }: ProbeOptions): ProbeSet {
  const probes: Partial<Record<Method, Probe>> = {
    ...{ icmp: icmpProbe(nowMs), tcp: tcpProbe(nowMs), http: httpProbe(nowMs), dns: dnsProbe(nowMs) },
    ...{ simulated: simulatedProbe(nowMs, targets), snmp: snmpProbe(nowMs, findSecret) },
  };
  return guardProbes(createProbeSet(probes, nowMs), guard, nowMs);
}
