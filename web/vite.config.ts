import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Writes .gz and .br beside every built text file, so that the server never compresses the same file twice. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      const folder = join(import.meta.dirname, 'dist');
      for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
        if (!/\.(m?js|css|html|svg)$/.test(name)) continue;
        const bytes = readFileSync(join(folder, name));
        if (bytes.length < 1024) continue;
        writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
        writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
      }
    },
  };
}

/**
 * Puts beside the built pages what pdf.js fetches for some files: fonts that need not be embedded, maps of character codes, and the decoder of
 * JPEG 2000 that needs no WebAssembly, which the pages' security policy does not allow.
 */
function pdfResources(): Plugin {
  return {
    name: 'pdf-resources',
    apply: 'build',
    generateBundle() {
      const manifest = createRequire(import.meta.url).resolve('pdfjs-dist/package.json');
      const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { version: string };
      for (const folder of ['standard_fonts', 'cmaps', 'wasm']) {
        for (const name of readdirSync(join(dirname(manifest), folder))) {
          if (name.endsWith('.wasm')) continue;
          const source = readFileSync(join(dirname(manifest), folder, name));
          this.emitFile({ type: 'asset', fileName: `assets/pdfjs-${version}/${folder}/${name}`, source });
        }
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), pdfResources(), precompressed()],
  // `npx vite` serves the pages while they are written; operations go to a server that was started beside it.
  server: { proxy: { '/api': process.env.CERULEAN_SERVER ?? 'http://127.0.0.1:4330' } },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: 'es2023',
    rolldownOptions: {
      // The core has no side effects by rule, so a page pays only for the words it uses.
      treeshake: { moduleSideEffects: [{ test: /\/evaluation\/src\//, sideEffects: false }] },
    },
  },
});
