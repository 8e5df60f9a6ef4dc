import { createHmac } from 'node:crypto';
import { z } from 'zod';
import { inReadOnly } from '../../../platform/database/tenancy.ts';
import { explainDeadline } from '../../../platform/deadlines/explain.ts';
import { type FileId, storeUpload } from '../../../platform/files/files.ts';
import { refusalText, UploadRefused } from '../../../platform/files/refusal.ts';
import type { ModuleDeps } from '../../../platform/module.ts';
import { formatLongDate } from '../../../platform/ui/format.ts';
import { type CaseKind, type Requester, subjectOf } from '../case.ts';
import { ANSWER } from '../clock.ts';
import { fileCase } from '../filing.ts';
import { type CaseOffice, type Moment, trackingLink } from '../office.ts';
import { question } from '../question.ts';
import { gatewayTexts } from './gateway-texts.ts';
import type { OpenGateway } from './gateways.ts';

const MOST_FILES = 5;
const MOST_BASE64 = 8_000_000;
const text = (longest: number) => z.string().trim().max(longest).default('');

/** A message as a gateway hands it in. Text that is too long for a case is cut, because nobody can be asked again. */
export const messageForm = z.object({
  /** Of the mail server or of WhatsApp: the same message sent again is the same case. */
  id: z.string().trim().min(1).max(998),
  nama: text(200),
  surel: z.email().max(254).or(z.literal('')).default('').catch(''),
  telepon: z
    .string()
    .trim()
    .regex(/^[\d\s+()-]{5,40}$/)
    .or(z.literal(''))
    .default('')
    .catch(''),
  /** The prefix of the kind, as it begins its numbers: `PU` for a question. */
  jenis: z.string().trim().toUpperCase().max(4).default('PU'),
  /** Fields of the kind, by the names of its form; what is missing the officer asks for. */
  rincian: z.record(z.string().max(40), z.string().max(5000)).default({}),
  judul: text(1000),
  isi: z.string().trim().min(1).max(200_000),
  berkas: z
    .array(z.object({ nama: z.string().max(300), isi: z.base64().max(MOST_BASE64) }))
    .max(MOST_FILES)
    .default([]),
});
export type GatewayMessage = z.output<typeof messageForm>;

/** What the gateway is told, to be sent back to whoever wrote. */
export interface GatewayReceipt {
  readonly nomor: string;
  readonly kunci: string;
  readonly tautan: string;
  readonly jawabanPalingLambat: string;
  /** The whole receipt in words, ready to be sent. */
  readonly balasan: string;
  /** Attachments that were not kept, each with its reason. */
  readonly ditolak: readonly { readonly nama: string; readonly alasan: string }[];
}

/** Where the case goes, when, and under which address its government is known. */
export interface TakenIn {
  readonly gateway: OpenGateway;
  /** What the message says it is; without a name it becomes a question where the kind wants one. */
  readonly kind: CaseKind;
  readonly moment: Moment;
  readonly governmentLabel: string;
}

/** Makes a case of a message, once for each message id, and answers the receipt; the same again when it comes again. */
export async function takeIn(
  deps: ModuleDeps,
  office: CaseOffice,
  { gateway, kind: named, moment, governmentLabel }: TakenIn,
  message: GatewayMessage,
): Promise<GatewayReceipt> {
  const submissionKey = keyOf(office, gateway, message.id);
  const isKnown = await inReadOnly(office.db, gateway, (tx) =>
    tx.selectFrom('cases.case').select('id').where('submission_key', '=', submissionKey).executeTakeFirst(),
  );
  const { fileIds, ditolak } = isKnown ? { fileIds: [], ditolak: [] } : await keepFiles(deps, gateway, message);
  const requester = requesterOf(message);
  const kind = named.visibilities.includes(requester.visibility) ? named : question;
  const filing = {
    ...{ submissionKey, unitId: gateway.unitId, unitPath: gateway.unitPath, channel: gateway.channel },
    ...{ title: titleOf(message), text: message.isi.slice(0, LONGEST_TEXT), requester, fileIds },
    ...{ receivedOn: moment.today, backdatingReason: '', takenInBy: null },
  };
  const receipt = await fileCase(office, gateway, kind, { filing, moment }, kind.intake?.accept(message.rincian));
  const why = await inReadOnly(office.db, gateway, (tx) =>
    explainDeadline(tx, { subject: subjectOf(receipt.id), kind: ANSWER }),
  );
  const link = trackingLink(office, governmentLabel, receipt);
  const words = gatewayTexts('id');
  return {
    ...{ nomor: receipt.number, kunci: receipt.secret, tautan: link, jawabanPalingLambat: why.dueOn.toString() },
    balasan: words.receipt(receipt.number, formatLongDate(why.dueOn, 'id'), link),
    ditolak,
  };
}

const LONGEST_TEXT = 20_000;
const LONGEST_TITLE = 120;

/**
 * A submission key that only the installation can make: tracking secrets follow from it. A UUID of version 8 over gateway
 * and message id (RFC 9562, 5.8).
 */
function keyOf({ trackingKey }: CaseOffice, { governmentId, id }: OpenGateway, messageId: string): string {
  const hex = createHmac('sha256', trackingKey).update(`pesan ${governmentId} ${id} ${messageId}`).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}

function titleOf({ judul, isi }: GatewayMessage): string {
  const line = (judul === '' ? isi : judul).replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}

function requesterOf({ nama, surel, telepon }: GatewayMessage): Requester {
  const name = [nama, surel, telepon].find((known) => known !== '') ?? '';
  const nobody = { name: '', email: '', phone: '', address: '', nik: '', language: 'id' } as const;
  if (name === '') return { ...nobody, visibility: 'anonymous' };
  return { ...nobody, visibility: 'open', name, email: surel, phone: telepon };
}

async function keepFiles({ files, db }: ModuleDeps, gateway: OpenGateway, { berkas }: GatewayMessage) {
  const fileIds: FileId[] = [];
  const ditolak: { nama: string; alasan: string }[] = [];
  for (const { nama, isi } of berkas) {
    const upload = { bytes: Buffer.from(isi, 'base64'), fileName: nama, uploadedBy: null, isPublic: false };
    try {
      fileIds.push((await storeUpload(files, db, gateway, upload)).id);
    } catch (error) {
      if (!(error instanceof UploadRefused)) throw error;
      ditolak.push({ nama, alasan: refusalText(error.reason, 'id') });
    }
  }
  return { fileIds, ditolak };
}
