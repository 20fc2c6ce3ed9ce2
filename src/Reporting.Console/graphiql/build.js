// Makes wwwroot/graphiql out of this folder: npm ci && npm run build. The result is kept in the repository, so that
// nobody needs npm to build the server; a test compares the marker in it with these files.
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';

const out = '../wwwroot/graphiql';
const sources = ['package.json', 'package-lock.json', 'main.jsx', 'examples.json', 'build.js'];
const hash = createHash('sha256');
for (const source of sources)
    hash.update(readFileSync(source));
const marker = `/* built from ${hash.digest('hex')} */`;

// The fonts that come along are large and lack Vietnamese letters; the page takes those of the system.
const withoutFonts = {
    name: 'without-fonts',
    setup: hooks => hooks.onLoad({ filter: /\.css$/ }, file => ({
        contents: readFileSync(file.path, 'utf8').replace(/@font-face\s*\{[^}]*\}/g, ''), loader: 'css',
    })),
};

mkdirSync(out, { recursive: true });
const result = await build({
    entryPoints: { graphiql: 'main.jsx' }, outdir: out, bundle: true, minify: true, format: 'iife', target: 'es2022',
    jsx: 'automatic', legalComments: 'none', metafile: true, banner: { js: marker, css: marker },
    define: { 'process.env.NODE_ENV': '"production"' }, plugins: [withoutFonts],
});

// The licences of everything in the bundle go with it.
const packages = new Set(Object.keys(result.metafile.inputs).filter(input => input.includes('node_modules/'))
    .map(input => input.slice(input.lastIndexOf('node_modules/') + 13).split('/'))
    .map(parts => parts[0].startsWith('@') ? `${parts[0]}/${parts[1]}` : parts[0]));
const licences = [...packages].sort().map(name => {
    const folder = `node_modules/${name}`;
    const about = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8'));
    const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE'].map(f => `${folder}/${f}`).find(existsSync);
    return `${name} ${about.version} (${about.license})\n\n${file ? readFileSync(file, 'utf8').trim() : 'No text of its own.'}`;
});
writeFileSync(`${out}/LICENSES.txt`, `${licences.join(`\n\n${'-'.repeat(80)}\n\n`)}\n`);
