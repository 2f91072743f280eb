#!/usr/bin/env node
/**
 * Checks a certificate of erasure, or of the closure of a workspace, that an installation of SmartX signed, offline. Needs this
 * file and Node, nothing else; the format is written down in docs/privacy/certificate.md.
 *
 *   node verify-certificate.mjs FILE --key KEY [--reference PR-7K2M-94QD]
 *
 * KEY is the installation's public key in base64, or a file that was fetched from /.well-known/smartx-audit.json. With --reference,
 * the certificate must be about that request, or that batch of retention (RB-…). Whether a newer certificate has replaced it only the installation knows: its privacy
 * centre says so, and `smartx request verify-certificate`.
 * Exit code 0: everything holds; 1: something does not; 2: called wrongly.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const hashLeaf = (text) => sha256(Buffer.of(0), Buffer.from(text, 'utf8'));
const hashNode = (left, right) => sha256(Buffer.of(1), left, right);
const fromBase64 = (texts) => texts.map((text) => Buffer.from(text, 'base64'));

/** The text that stands for a value (RFC 8785). */
function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const names = Object.keys(value).sort((one, other) => (one < other ? -1 : 1));
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(',')}}`;
}

/** The root that a leaf and its path lead to, or null where the path has not the length that the place demands (RFC 9162, 2.1.3.2). */
function rootOfInclusion(place, size, leafHash, path) {
  if (!(Number.isSafeInteger(place) && place >= 0 && place < size)) return null;
  let [at, last, hash] = [BigInt(place), BigInt(size - 1), leafHash];
  for (const other of path) {
    if (last === 0n) return null;
    if (at % 2n === 1n || at === last) {
      hash = hashNode(other, hash);
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n];
    } else hash = hashNode(hash, other);
    [at, last] = [at / 2n, last / 2n];
  }
  return last === 0n ? hash : null;
}

function isSigned(text, signature, key) {
  const raw = Buffer.from(key, 'base64');
  if (raw.length !== 32) throw new Error('The key is no Ed25519 key in base64.');
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  return verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64'));
}

/** What a signed head says: of the audit tree, or of the list of live keys. @throws Error */
function readHead(head, name, key, what) {
  if (head?.keyId !== key || !isSigned(head.text, head.signature, key))
    throw new Error(`${what} was not signed with this key.`);
  const [first, size, root, signed] = head.text.split('\n');
  if (first !== name || !/^\d{1,15}$/.test(size)) throw new Error(`${what} is that of another workspace, or none.`);
  return { size: Number(size), root: Buffer.from(root, 'base64'), signedAt: signed.replace('signed ', '') };
}

function assertInAudit({ audit, ledger, subject }, head, workspace) {
  const root = rootOfInclusion(audit.place, head.size, hashLeaf(audit.leaf), fromBase64(audit.path));
  if (!root?.equals(head.root))
    throw new Error('The entry about the erasure is not in the audit tree that was signed.');
  const entry = JSON.parse(audit.leaf);
  const isIt =
    entry.workspace === workspace &&
    entry.action === 'subject:erase' &&
    entry.fields === 'done' &&
    entry.target === ledger &&
    entry.subject === subject;
  if (!isIt) throw new Error('The entry of the audit is about something else.');
}

function assertAbsent({ id, absence: { before, after } }, head, workspace) {
  const digest = sha256(`smartx-key/${workspace}/${id}`);
  const order = ({ digest: hex, place, path }) => {
    const root = rootOfInclusion(place, head.size, hashLeaf(hex), fromBase64(path));
    if (!root?.equals(head.root)) throw new Error('A neighbour of a destroyed key is not in the list of live keys.');
    return Buffer.from(hex, 'hex').compare(digest);
  };
  const isBetween = (!before || order(before) < 0) && (!after || order(after) > 0);
  const areNeighbours = (before?.place ?? -1) + 1 === (after?.place ?? head.size);
  if (!isBetween || !areNeighbours) throw new Error(`The key ${id} is not proven to be missing from the live keys.`);
}

/** The same for the certificate of a workspace that was closed. @throws Error naming what does not hold */
function verifyClosure({ statement, keyId, signature }, key) {
  if (keyId !== key) throw new Error(`It was signed with another key, ${keyId}.`);
  if (!isSigned(`smartx-closure/1\n${canonical(statement)}`, signature, key))
    throw new Error('The signature does not hold: the certificate was changed or cut.');
  const { workspace, closure, audit, destroyed, files, keys, sweep, backups } = statement;
  const head = readHead(audit.head, `smartx-audit/${workspace.id}`, key, 'The last head of the audit tree');
  const live = readHead(statement.liveKeys, `smartx-live-keys/${workspace.id}`, key, 'The list of live keys');
  const root = rootOfInclusion(audit.place, head.size, hashLeaf(audit.leaf), fromBase64(audit.path));
  const entry = JSON.parse(audit.leaf);
  const isUntaken = entry.fields === 'destroying-without-export';
  const isEnd = entry.action === 'workspace:close' && (entry.fields === 'destroying' || isUntaken);
  const isIt = isEnd && entry.target === workspace.id;
  if (!root?.equals(head.root) || !isIt) throw new Error('The entry about the closure is not in the audit tree.');
  if (live.size !== 0) throw new Error('Keys of the workspace are alive.');
  if (!(Date.parse(live.signedAt) >= Date.parse(closure.startedAt)))
    throw new Error('The list of live keys is older than the closure.');
  const until = (end) => (end ? `end ${end}` : 'none');
  return [
    `${workspace.name}, closure ${closure.reference}, version ${statement.version} of ${statement.issuedAt}.`,
    `Destroyed ${closure.endedAt}: ${keys} keys, ${files} files; no key of the workspace is alive (${live.signedAt}).`,
    ...(isUntaken ? ['No full export was made before: every one failed, and an owner gave it up.'] : []),
    ...destroyed.map(({ table, records }) => `  ${table}: ${records} rows`),
    sweep.state === 'done'
      ? `The files of the database were swept ${sweep.doneAt}.`
      : `The files of the database are not swept yet${sweep.reason ? ` (${sweep.reason})` : ''}.`,
    `Backups: data ${until(backups.dataUntil)}, keys ${until(backups.keysUntil)}.`,
  ];
}

/** Checks a certificate and says, line by line, what it states. @throws Error naming what does not hold */
export function verifyCertificate(file, key, reference = null) {
  const { format, statement, keyId, signature } = file ?? {};
  if (format === 'smartx-closure-certificate/1') return verifyClosure(file, key);
  if (format !== 'smartx-erasure-certificate/1') throw new Error('The file is no certificate of erasure.');
  if (keyId !== key) throw new Error(`It was signed with another key, ${keyId}.`);
  if (!isSigned(`smartx-certificate/1\n${canonical(statement)}`, signature, key))
    throw new Error('The signature does not hold: the certificate was changed or cut.');
  const { workspace, people } = statement;
  const named = (statement.request ?? statement.batch).reference;
  if (reference !== null && named !== reference) throw new Error(`It is about something else, ${named}.`);
  const audit = readHead(statement.audit, `smartx-audit/${workspace.id}`, key, 'The head of the audit tree');
  const live = readHead(statement.liveKeys, `smartx-live-keys/${workspace.id}`, key, 'The list of live keys');
  if (people.length === 0) throw new Error('It is about nobody.');
  for (const person of people) {
    assertInAudit(person, audit, workspace.id);
    if (!(Date.parse(live.signedAt) >= Date.parse(person.erasedAt)))
      throw new Error('The list of live keys is older than the erasure.');
    if (!person.keys.some(({ id }) => id === person.subject)) throw new Error('It names no key of an erased person.');
    for (const proof of person.keys) assertAbsent(proof, live, workspace.id);
  }
  return [...stated(statement), `${live.size} keys are alive; those above are not among them (${live.signedAt}).`];
}

/** What a certificate is about: a request, or a part of a batch of people whose time was over. */
function causeOf({ request, batch }) {
  return request ? `request ${request.reference}` : `batch ${batch.reference}, part ${batch.part} of ${batch.parts}`;
}

/** How far the texts of others were searched; no search finds everything. */
function textsStated({ state, searchEndsOn, searchedAt, waiting, reviewEndsOn, unread }) {
  const ended = state === 'done' ? `ended ${searchedAt}` : `ended ${searchedAt} before the last text`;
  const left = [
    ...(waiting > 0 ? [`${waiting} wait for somebody who looks, until ${reviewEndsOn}`] : []),
    ...(unread > 0 ? [`${unread} could not be read`] : []),
  ];
  const searched = state === 'searching' ? `goes on until ${searchEndsOn} at the latest` : ended;
  return `The search of the texts of others ${[searched, ...left].join('; ')}. Of files, plain text alone is searched.`;
}

function stated(statement) {
  const { workspace, version, issuedAt, people, recipients, sweep, backups, isSuppressed, texts } = statement;
  const until = (end) => (end ? ` until ${end}` : '');
  return [
    `${workspace.name}, ${causeOf(statement)}, version ${version} of ${issuedAt}.`,
    ...people.flatMap(({ erasedAt, erased, kept, items, keys, reviewsOpen }) => [
      `Erased ${erasedAt}; keys destroyed: ${keys.map(({ id }) => id).join(', ')}`,
      ...erased.map(({ category, records }) => `  ${category}: ${records} records erased`),
      ...kept.map(
        ({ category, ground, records, until: end }) => `  ${category}: ${records} kept as ${ground}${until(end)}`,
      ),
      ...items.map(({ ground, records, until: end }) => `  ${records} items kept for ${ground}${until(end)}`),
      ...(reviewsOpen > 0 ? [`  ${reviewsOpen} places in free text are still looked at`] : []),
    ]),
    ...(texts ? [textsStated(texts)] : []),
    ...recipients.map(
      ({ name, toldAt, acknowledgedAt, impossible }) =>
        `Recipient ${name}: ${impossible ?? (acknowledgedAt ? `confirmed ${acknowledgedAt}` : toldAt ? `told ${toldAt}` : 'not told yet')}`,
    ),
    ...(isSuppressed ? ['Addresses are kept as keyed digests, so that nobody enters them again.'] : []),
    sweep.state === 'done'
      ? `The files of the database were swept ${sweep.doneAt}.`
      : `The files of the database are not swept yet (due ${sweep.dueAt}${sweep.reason ? `, ${sweep.reason}` : ''}).`,
    `Backups: data ${backups.dataUntil ? `end ${backups.dataUntil}` : 'none'}, keys ${backups.keysUntil ? `end ${backups.keysUntil}` : 'none'}.`,
  ];
}

function main() {
  const options = { key: { type: 'string' }, reference: { type: 'string' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path] = positionals;
  if (!path || !values.key) {
    console.error(
      'node verify-certificate.mjs FILE --key KEY [--reference PR-…]; KEY as published at /.well-known/smartx-audit.json',
    );
    return 2;
  }
  try {
    const key = existsSync(values.key) ? JSON.parse(readFileSync(values.key, 'utf8')).publicKey : values.key;
    for (const line of verifyCertificate(JSON.parse(readFileSync(path, 'utf8')), key, values.reference ?? null))
      console.log(line);
    console.log('VERIFIED.');
    return 0;
  } catch (error) {
    console.error(`NOT VERIFIED. ${error.message}`);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
