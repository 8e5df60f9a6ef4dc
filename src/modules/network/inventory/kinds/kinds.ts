import { AppError } from '../../../../platform/errors.ts';
import type { KindKey, RecordKind } from '../record-kind.ts';
import { address, prefix } from './addresses.ts';
import { contract, link, provider } from './contracts.ts';
import { device, deviceInterface } from './devices.ts';
import { application, location, power, responsible, room, wireless } from './places.ts';

/** All kinds of record, in the order of the desk. */
export const kinds: readonly RecordKind[] = [
  ...[location, device, link, prefix, address, contract, provider],
  ...[room, deviceInterface, wireless, application, power, responsible],
];

/** The kind with this key. */
export function kindOf(key: KindKey): RecordKind {
  const kind = kinds.find((one) => one.key === key);
  if (!kind) throw new AppError('not-found', `No kind of record is called ${key}`);
  return kind;
}
