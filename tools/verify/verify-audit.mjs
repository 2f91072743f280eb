#!/usr/bin/env node
/**
 * Checks a file of SmartX's audit tree, offline: a signed head, or the proof that an entry is in the tree. Needs Node and nothing
 * else; the format is written down in docs/privacy/audit-tree.md.
 *
 *   node verify-audit.mjs FILE --key KEY [--earlier FILE]
 *
 * KEY is the installation's public key in base64, or a file that was fetched from /.well-known/smartx-audit.json. With --earlier,
 * FILE must be a head that was asked for since the head in the other file, and must prove that the tree was only added to.
 * Exit code 0: everything holds; 1: something does not; 2: called wrongly.
 */
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** The hash of a leaf's text (RFC 9162, 2.1.1). */
export const hashLeaf = (text) => sha256(Buffer.of(0), Buffer.from(text, 'utf8'));

/** The hash of a node over those of its sides. */
export const hashNode = (left, right) => sha256(Buffer.of(1), left, right);

/** The root that a leaf and its path lead to, or null where the path has not the length that the place demands (RFC 9162, 2.1.3.2). */
export function rootOfInclusion(place, size, leafHash, path) {
  if (!(place >= 0 && place < size)) return null;
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

/** Whether a tree begins with an earlier one, by their roots and the path between them (RFC 9162, 2.1.4.2). */
export function isConsistent(earlier, later, path) {
  if (!(earlier.size > 0 && earlier.size <= later.size)) return false;
  if (earlier.size === later.size) return path.length === 0 && earlier.root.equals(later.root);
  const isPower = (BigInt(earlier.size) & BigInt(earlier.size - 1)) === 0n;
  const [first, ...others] = isPower ? [earlier.root, ...path] : path;
  if (!first) return false;
  let [at, last] = [BigInt(earlier.size - 1), BigInt(later.size - 1)];
  while (at % 2n === 1n) [at, last] = [at / 2n, last / 2n];
  let [old, now] = [first, first];
  for (const other of others) {
    if (last === 0n) return false;
    if (at % 2n === 1n || at === last) {
      [old, now] = [hashNode(other, old), hashNode(other, now)];
      while (at % 2n === 0n && at !== 0n) [at, last] = [at / 2n, last / 2n];
    } else now = hashNode(now, other);
    [at, last] = [at / 2n, last / 2n];
  }
  return last === 0n && old.equals(earlier.root) && now.equals(later.root);
}

/** What a signed head says. @throws Error if it was not signed with this key, or is no head */
function readHead(head, key) {
  const { text, keyId, signature } = head ?? {};
  if (typeof text !== 'string' || typeof keyId !== 'string' || typeof signature !== 'string')
    throw new Error('The file holds no signed head.');
  if (keyId !== key) throw new Error(`The head was signed with another key, ${keyId}.`);
  const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), Buffer.from(key, 'base64')]);
  const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
  if (!verify(null, Buffer.from(text, 'utf8'), publicKey, Buffer.from(signature, 'base64')))
    throw new Error('The signature of the head does not hold.');
  const [name = '', size = '', root = '', signed = ''] = text.split('\n');
  if (!name.startsWith('smartx-audit/') || !/^\d{1,15}$/.test(size)) throw new Error('What was signed is no head.');
  return { name, size: Number(size), root: Buffer.from(root, 'base64'), signed: signed.replace('signed ', '') };
}

/** Checks a file and says, line by line, what it proves. @throws Error naming what does not hold */
function verifyFile(file, key, earlierFile = null) {
  const head = readHead(file.head, key);
  const lines = [`The head of ${head.name} with ${head.size} entries was signed ${head.signed}.`];
  if (file.format === 'smartx-audit-proof/1') lines.push(...proveEntry(file, head));
  else if (file.format !== 'smartx-audit-head/1') throw new Error(`The format "${file.format}" is not known.`);
  if (earlierFile) lines.push(proveGrowth(file, head, readHead(earlierFile.head, key)));
  return lines;
}

function proveEntry(file, head) {
  const root = rootOfInclusion(file.place, head.size, hashLeaf(file.leaf), fromBase64(file.path));
  if (!root?.equals(head.root)) throw new Error('The entry is not in the tree that was signed.');
  const leaf = JSON.parse(file.leaf);
  if (head.name !== `smartx-audit/${leaf.workspace}`) throw new Error('The entry is of another workspace.');
  return [
    `Entry ${leaf.entry} is number ${file.place + 1} in it:`,
    `  ${leaf.occurredAt}  ${leaf.action}  ${leaf.targetType} ${leaf.target ?? ''}  by ${leaf.actorKind} ${leaf.actor ?? ''}`,
  ];
}

function proveGrowth(file, head, earlier) {
  if (earlier.name !== head.name) throw new Error('The earlier head is of another tree.');
  const isSame = earlier.size === head.size && earlier.root.equals(head.root);
  const { since, path = [] } = file.consistency ?? {};
  if (!isSame && since !== earlier.size)
    throw new Error(
      `The file proves nothing since a tree of ${earlier.size} entries: ask for the head since that size.`,
    );
  if (!isSame && !isConsistent(earlier, head, fromBase64(path)))
    throw new Error('The tree does not begin with the earlier one: entries were changed or left out.');
  return `It begins with the tree of ${earlier.size} entries that was signed ${earlier.signed}: nothing was changed or left out.`;
}

function fromBase64(texts) {
  if (!Array.isArray(texts)) throw new Error('The file holds no path.');
  return texts.map((text) => Buffer.from(text, 'base64'));
}

function readKey(text) {
  if (!existsSync(text)) return text;
  const { publicKey } = JSON.parse(readFileSync(text, 'utf8'));
  return publicKey;
}

function main() {
  const options = { key: { type: 'string' }, earlier: { type: 'string' } };
  const { values, positionals } = parseArgs({ options, allowPositionals: true });
  const [path] = positionals;
  if (!path || !values.key) {
    console.error(
      'node verify-audit.mjs FILE --key KEY [--earlier FILE]; KEY as published at /.well-known/smartx-audit.json',
    );
    return 2;
  }
  const read = (name) => JSON.parse(readFileSync(name, 'utf8'));
  try {
    const lines = verifyFile(read(path), readKey(values.key), values.earlier ? read(values.earlier) : null);
    for (const line of lines) console.log(line);
    return 0;
  } catch (error) {
    console.error(`NOT VERIFIED. ${error.message}`);
    return 1;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main();
