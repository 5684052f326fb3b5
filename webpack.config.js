const { execFile } = require('node:child_process');
const { createHash } = require('node:crypto');
const { mkdtemp, rm } = require('node:fs/promises');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { promisify } = require('node:util');
const CopyPlugin = require('copy-webpack-plugin');
const HtmlPlugin = require('html-webpack-plugin');
const { DefinePlugin, sources, Compilation } = require('webpack');
const { functionsMetadata, SOURCES } = require('./scripts/functions-metadata');
const { PackagesInsidePlugin } = require('./scripts/packages-inside');
const { version } = require('./package.json');

const root = (path) => join(__dirname, path);

/** What both builds share: TypeScript by swc (types are checked by `npm run typecheck`), the version. */
const base = (mode) => ({
  mode: mode ?? 'production',
  devtool: 'source-map',
  resolve: { extensions: ['.tsx', '.ts', '.js'] },
  stats: 'errors-warnings',
  plugins: [new DefinePlugin({ PLNENI_VERSION: JSON.stringify(version) })],
});

const typescript = (target) => ({
  test: /\.tsx?$/,
  exclude: /node_modules/,
  loader: 'swc-loader',
  options: {
    jsc: {
      target,
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
  },
});

/** From where Microsoft wants its client to be loaded. `--env office=ADDRESS` is a copy of it for a network without that (docs/spravce.md). */
const OFFICE = 'https://appsforoffice.microsoft.com/lib/1/hosted/office.js';

/** The folder that an administrator puts on a web server: dist/web. */
function web(mode, office = OFFICE) {
  const common = base(mode);
  return {
    ...common,
    name: 'web',
    target: 'browserslist',
    // The manifest names functions.js, so this one name stays; taskpane.html asks for it with its hash.
    entry: { functions: './src/taskpane/start.ts' },
    output: {
      path: root('dist/web'),
      filename: '[name].js',
      // A folder of their own: what is in it never changes, so a server may have it kept for a year.
      chunkFilename: 'parts/[name].[contenthash:8].js',
      assetModuleFilename: '[name].[contenthash:8][ext]',
      publicPath: 'auto',
      clean: true,
    },
    // The sample is a script of its own, loaded when asked for: nothing in the add-in may fetch.
    module: { rules: [typescript('es2021'), { test: /\.xlsx$/, type: 'asset/inline' }] },
    // The budget that matters, functions.js under 40 KB gzipped, is measured by test/house and `npm run bench`.
    performance: { maxEntrypointSize: 200_000, maxAssetSize: 4_000_000 },
    plugins: [
      ...common.plugins,
      new HtmlPlugin({
        template: root('src/taskpane/taskpane.html'),
        filename: 'taskpane.html',
        scriptLoading: 'blocking',
        inject: 'body',
        hash: true,
        templateParameters: { office, officeHost: URL.canParse(office) ? new URL(office).host : office },
      }),
      new CopyPlugin({
        patterns: [
          { from: root('src/taskpane/unavailable.js') },
          { from: root('assets/*.png'), to: 'assets/[name][ext]' },
          { from: root('src/taskpane/help.html'), transform: (content) => content.toString().replaceAll('%VERSION%', version) },
          { from: root('manifest.xml') },
          // For where Excel does not open a new workbook by itself.
          { from: root('samples/ukazka.xlsx') },
        ],
      }),
      new FunctionsMetadataPlugin(),
      new OwnDigestPlugin(),
      new PackagesInsidePlugin(),
    ],
  };
}

/**
 * The page asks for functions.js with a digest of what is in it. The one that HtmlPlugin knows is of the whole compilation, in
 * which the folder of the sources takes part: of the same sources there would be different pages.
 */
class OwnDigestPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('OwnDigest', (compilation) => {
      // When the names of parts in functions.js are the last ones.
      compilation.hooks.processAssets.tap({ name: 'OwnDigest', stage: Compilation.PROCESS_ASSETS_STAGE_OPTIMIZE_TRANSFER }, (assets) => {
        const digest = createHash('sha256').update(assets['functions.js'].buffer()).digest('hex').slice(0, 20);
        const named = (page) =>
          page
            .source()
            .toString()
            .replace(/functions\.js\?[0-9a-f]+/, `functions.js?${digest}`);
        compilation.updateAsset('taskpane.html', (page) => new sources.RawSource(named(page)));
      });
    });
  }
}

/** functions.json and functions.en-US.json beside what needs them. */
class FunctionsMetadataPlugin {
  apply(compiler) {
    compiler.hooks.thisCompilation.tap('FunctionsMetadata', (compilation) => {
      for (const source of Object.values(SOURCES).flat()) compilation.fileDependencies.add(source);
      compilation.hooks.processAssets.tapPromise(
        { name: 'FunctionsMetadata', stage: Compilation.PROCESS_ASSETS_STAGE_ADDITIONAL },
        async () => {
          for (const [language, file] of [
            ['cs', 'functions.json'],
            ['en', 'functions.en-US.json'],
          ]) {
            const metadata = await functionsMetadata(language);
            compilation.emitAsset(file, new sources.RawSource(`${JSON.stringify(metadata, null, 2)}\n`));
          }
        },
      );
    });
  }
}

/**
 * The command line with its packages inside: from node_modules one by one they take three times as long to load. Parts are
 * loaded when a command needs them. Microsoft's client is copied as it is: it is run as a script, in a context of its own.
 */
function cli(mode) {
  return {
    ...base(mode),
    name: 'cli',
    target: 'node20',
    // What starts the program, the program, and the process of it that reads returned workbooks.
    entry: {
      plneni: { import: './src/cli/start.ts', library: { type: 'commonjs2' } },
      program: { import: './src/cli/plneni.ts', library: { type: 'commonjs2' } },
      reader: './src/cli/process/reader.ts',
    },
    output: { path: root('dist/cli'), filename: '[name].js', clean: true },
    // The program finds the functions' metadata beside itself.
    node: { __dirname: false },
    // `require` of what is installed must stay Node's own, not become a number of webpack's.
    module: { rules: [typescript('es2022'), { test: /src.(host.nodeClient|cli.start)\.ts$/, parser: { commonjs: false } }] },
    optimization: { minimize: false },
    performance: { hints: false },
    plugins: [
      ...base(mode).plugins,
      new FunctionsMetadataPlugin(),
      new CopyPlugin({ patterns: [{ from: root('node_modules/@microsoft/office-js/dist/excel-web-16.00.debug.js'), to: 'office' }] }),
      new PackagesInsidePlugin('@microsoft/office-js'),
      new CodeCachePlugin(),
    ],
  };
}

/** What V8 makes of the program while it does its commands once: scripts/code-cache.js keeps it beside it. */
class CodeCachePlugin {
  apply(compiler) {
    compiler.hooks.afterEmit.tapPromise('CodeCache', async ({ outputOptions }) => {
      const sample = root('samples/ukazka.xlsx');
      const folder = await mkdtemp(join(tmpdir(), 'plneni-build-'));
      const run = (...args) => promisify(execFile)(process.execPath, [root('scripts/code-cache.js'), outputOptions.path, ...args]);
      try {
        // One after the other: each keeps what those before it have kept.
        await run('check', sample);
        await run('split', sample, '--out', join(folder, 'split'));
        await run('summarize', sample, '--out', join(folder, 'out.xlsx'));
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  }
}

/** The page of `npm start`: never deployed, so neither small nor part of `npm run build`. */
function preview(mode) {
  const common = base(mode);
  const styles = ['design', 'ui', 'docs-ui', 'sheets-ui', 'sheets-formula-ui'];
  return {
    ...common,
    name: 'preview',
    target: 'web',
    devtool: false,
    entry: { preview: './src/preview/main.ts' },
    output: { path: root('dist/preview'), filename: '[name].js', clean: true },
    module: { rules: [typescript('es2022'), { test: /\.xlsx$/, type: 'asset/inline' }] },
    // Univer comes minified; the rest is read from this computer.
    optimization: { minimize: false },
    performance: { hints: false },
    plugins: [
      ...common.plugins,
      new HtmlPlugin({
        template: root('src/preview/index.html'),
        scriptLoading: 'blocking',
        inject: 'body',
        templateParameters: async () => ({
          styles: styles.map((name) => `univer-${name}.css`),
          functions: JSON.stringify(await functionsMetadata('cs')).replaceAll('<', '\\u003c'),
        }),
      }),
      new CopyPlugin({
        patterns: [
          { from: root('src/preview/preview.css') },
          ...styles.map((name) => ({ from: root(`node_modules/@univerjs/${name}/lib/index.css`), to: `univer-${name}.css` })),
        ],
      }),
    ],
  };
}

/** `webpack --env preview` builds the preview alone; without it, what is delivered. */
module.exports = (env, { mode }) => (env.preview ? [preview(mode)] : [web(mode, env.office), cli(mode)]);
