// Checks a published log with @sigstore/verify: node check.mjs DIR VKEY. The checkpoint's signature, every leaf's inclusion, and for
// every older checkpoint its signature and the inclusion of its last leaf, in it and in the newest.
import { createHash, createPublicKey } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

const [dir, vkey] = process.argv.slice(2);
const [name, id, material] = vkey.match(/^([^+]*)\+([^+]*)\+(.*)$/).slice(1);
const raw = Buffer.from(material, 'base64').subarray(1);
const spki = Buffer.concat([Buffer.from('302a300506032b6570032100', 'hex'), raw]);
const tlogs = [{
  logID: Buffer.from(id, 'hex'), baseURL: name,
  publicKey: createPublicKey({ key: spki, format: 'der', type: 'spki' }),
}];

const open = (envelope) => verifyCheckpoint({ inclusionProof: { checkpoint: { envelope } } }, tlogs);
const newest = open(readFileSync(join(dir, 'checkpoint'), 'utf8'));
const size = Number(newest.logSize);

const node = (left, right) => createHash('sha256').update(Buffer.from([1])).update(left).update(right).digest();
const pathOf = (index) => {
  const text = String(index);
  const digits = text.padStart(Math.ceil(text.length / 3) * 3, '0').match(/.../g);
  return digits.map((group, i) => (i < digits.length - 1 ? `x${group}` : group)).join('/');
};
const file = (level, index, width) => {
  const full = join(dir, 'tile', String(level), pathOf(index));
  return readFileSync(existsSync(full) ? full : `${full}.p/${width}`);
};

// Level 0 of the tree, then each level above: only complete nodes.
const levels = [[]];
const entries = [];
for (let index = 0; index * 256 < size; index++) {
  const width = Math.min(256, size - index * 256);
  const hashes = file(0, index, width);
  for (let i = 0; i < width; i++) levels[0].push(hashes.subarray(i * 32, i * 32 + 32));
  const bundle = file('entries', index, width);
  for (let at = 0, i = 0; i < width; i++) {
    const length = bundle.readUInt16BE(at);
    entries.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
}
for (let level = 0; levels[level].length > 1; level++) {
  levels.push([]);
  for (let i = 0; i + 1 < levels[level].length; i += 2) levels[level + 1].push(node(levels[level][i], levels[level][i + 1]));
}

const subtrees = new Map();
const subtree = (start, end) => {
  const count = end - start;
  const height = Math.log2(count);
  if (Number.isInteger(height)) return levels[height][start / count];
  const key = `${start}-${end}`;
  if (!subtrees.has(key)) {
    const middle = start + 2 ** Math.floor(Math.log2(count));
    subtrees.set(key, node(subtree(start, middle), subtree(middle, end)));
  }
  return subtrees.get(key);
};
const proof = (index, end) => {
  const hashes = [];
  let start = 0;
  while (end - start > 1) {
    const half = Math.log2(end - start);
    const middle = start + (Number.isInteger(half) ? 2 ** (half - 1) : 2 ** Math.floor(half));
    if (index < middle) {
      hashes.unshift(subtree(middle, end));
      end = middle;
    } else {
      hashes.unshift(subtree(start, middle));
      start = middle;
    }
  }
  return hashes;
};
const include = (index, checkpoint) => verifyMerkleInclusion(
  { canonicalizedBody: entries[index], inclusionProof: { logIndex: String(index), hashes: proof(index, Number(checkpoint.logSize)) } },
  checkpoint);

for (let index = 0; index < size; index++) include(index, newest);

let older = 0;
for (const day of existsSync(join(dir, 'history')) ? readdirSync(join(dir, 'history')).sort() : []) {
  const parts = readFileSync(join(dir, 'history', day), 'utf8').split('\n\n');
  for (let i = 0; i + 1 < parts.length; i += 2) {
    const checkpoint = open(`${parts[i]}\n\n${parts[i + 1].trimEnd()}\n`);
    if (checkpoint.logSize > 0n) include(Number(checkpoint.logSize) - 1, checkpoint);
    older++;
  }
}
console.log(`${size} leaves, ${older} older checkpoints`);
