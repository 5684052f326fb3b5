const js = require('@eslint/js');
const tseslint = require('typescript-eslint');
const globals = require('globals');
const hooks = require('eslint-plugin-react-hooks');
const importX = require('eslint-plugin-import-x');
const office = require('eslint-plugin-office-addins');

/** Rooms of the house and what each may import. Arrows point one way; see docs and architecture. */
const ROOMS = {
  core: [],
  // The file kit: packages and their XML. It knows nothing of the product.
  ooxml: [],
  // Addresses of cells alone.
  schema: ['core', 'ooxml/a1.ts'],
  i18n: ['core', 'schema'],
  workbook: ['core', 'schema', 'i18n'],
  files: ['core', 'schema', 'i18n', 'ooxml'],
  report: ['core', 'schema', 'i18n', 'ooxml'],
  // The plan as files that anybody can check.
  openData: ['core', 'schema', 'i18n'],
  // The texts alone: i18next would double what Excel loads to compute a cell.
  functions: ['core', 'i18n/functions.cs.json', 'i18n/functions.en.json'],
  commands: ['workbook', 'core', 'schema', 'i18n'],
  taskpane: ['workbook', 'files', 'report', 'openData', 'schema', 'core', 'i18n', 'ooxml'],
  // The embedded Excel proves our use of the API, so it must not know what we use it for.
  host: ['ooxml'],
  preview: ['host', 'ooxml', 'files', 'schema', 'core', 'i18n', 'functions'],
  cli: ['workbook', 'files', 'ooxml', 'report', 'openData', 'schema', 'core', 'i18n', 'host', 'functions'],
};
/** Two files start the runtime, and so they name what their room otherwise may not. */
const STARTS = { taskpane: { file: 'start.ts', also: ['functions', 'commands'] } };

const zones = Object.entries(ROOMS).flatMap(([room, allowed]) => {
  const zone = (target, also) => ({
    target,
    from: './src',
    except: [room, ...allowed, ...also].map((path) => `./${path}`),
    message: `src/${room} may import only ${allowed.join(', ') || 'itself'}.`,
  });
  const start = STARTS[room];
  if (!start) return [zone(`./src/${room}`, [])];
  return [zone(`./src/${room}/!(${start.file})`, []), zone(`./src/${room}/*/**`, []), zone(`./src/${room}/${start.file}`, start.also)];
});

/** Packages that belong to one room. */
const XLSX = { regex: '^(excelize-wasm|@e965/xlsx|xlsx|exceljs)(/|$)', message: 'Only src/files knows an xlsx library.' };
const REACT = { regex: '^(react|react-dom|@fluentui/.+)(/|$)', message: 'Only src/taskpane draws.' };
const UNIVER = {
  regex: '^(@univerjs/.+|@microsoft/office-js)(/|$)',
  message: 'Only the embedded Excel (src/host, src/preview) runs on these.',
};
const NODE = { regex: `^(node:.+|${require('node:module').builtinModules.join('|')})$`, message: 'This runs in a browser.' };
const packages = (...patterns) => ({ 'no-restricted-imports': ['error', { patterns }] });

/** Syntax that is refused, with the reason. A later block replaces the list of an earlier one, so lists are joined here. */
const UNSAFE = [
  { selector: 'JSXAttribute[name.name="dangerouslySetInnerHTML"]', message: 'Text from a workbook must never become markup.' },
  { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: 'Text from a workbook must never become markup.' },
  {
    selector: 'CallExpression[callee.property.name=/^(insertAdjacentHTML|sendBeacon)$/]',
    message: 'No markup from text, and nothing leaves the workbook.',
  },
];
const EXCEL_RUN = [
  { selector: 'MemberExpression[object.name="Excel"][property.name="run"]', message: 'Only src/workbook talks to Excel.' },
  {
    selector: 'NewExpression[callee.object.name="Excel"][callee.property.name="RequestContext"]',
    message: 'Only src/workbook talks to Excel.',
  },
];
const PURE = [
  { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'The clock is an argument.' },
  { selector: 'MemberExpression[object.name="Date"][property.name="now"]', message: 'The clock is an argument.' },
  { selector: 'MemberExpression[object.name="Math"][property.name="random"]', message: 'Chance is an argument.' },
  {
    selector: 'CallExpression[callee.property.name=/^toLocale/][arguments.length=0]',
    message: 'Name the language: the machine must not choose it.',
  },
  {
    selector: 'CallExpression[callee.property.name="localeCompare"][arguments.length=1]',
    message: 'Name the language: the machine must not choose it.',
  },
  {
    selector: 'NewExpression[callee.object.name="Intl"][arguments.length=0]',
    message: 'Name the language: the machine must not choose it.',
  },
];
const syntax = (...lists) => ({ 'no-restricted-syntax': ['error', ...lists.flat()] });

module.exports = tseslint.config(
  { ignores: ['dist/', 'coverage/', 'node_modules/', 'test/fixtures/', 'tmp/'] },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
  },
  {
    files: ['**/*.{ts,tsx}'],
    extends: [js.configs.recommended, tseslint.configs.recommendedTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: __dirname } },
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver-next': [importX.createNodeResolver({ extensions: ['.ts', '.tsx', '.js', '.json'] })] },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      // What a file may hold and a cell may not is told by control characters.
      'no-control-regex': 'off',
      'no-console': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'off',
      '@typescript-eslint/no-implied-eval': 'error',
      'no-new-func': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'none' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
      // Excel on the web and the browser both refuse or break these once Office.js is there.
      'no-alert': 'error',
      'no-restricted-globals': [
        'error',
        ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({
          name,
          message: 'Nothing leaves the workbook: no network calls.',
        })),
      ],
      ...syntax(UNSAFE, EXCEL_RUN),
      ...packages(XLSX, REACT, UNIVER, NODE),
    },
  },
  { files: ['src/{core,schema,ooxml}/**'], rules: syntax(UNSAFE, EXCEL_RUN, PURE) },
  { files: ['src/files/**'], rules: packages(REACT, UNIVER, NODE) },
  {
    // The host reads what a client sent: untyped JSON, checked as it is read. Univer's enumerations are compared with
    // the numbers that stand in files and messages.
    files: ['src/host/**'],
    rules: {
      ...packages(XLSX, REACT),
      ...Object.fromEntries(
        ['no-unsafe-argument', 'no-unsafe-assignment', 'no-unsafe-member-access', 'no-unsafe-enum-comparison', 'no-base-to-string'].map(
          (rule) => [`@typescript-eslint/${rule}`, 'off'],
        ),
      ),
    },
  },
  { files: ['src/preview/**'], rules: packages(XLSX) },
  { files: ['src/cli/**'], rules: { ...packages(XLSX, REACT, UNIVER), 'no-console': 'off' } },
  {
    files: ['src/workbook/**', 'src/taskpane/**', 'src/commands/**'],
    plugins: { 'office-addins': office },
    rules: Object.fromEntries(Object.keys(office.rules).map((rule) => [`office-addins/${rule}`, 'error'])),
  },
  {
    // These rules follow objects through the lines of one function: a sync inside a helper, a property that only leads
    // on (`series.dataLabels`) and names in a constant look like faults to them. The real client in the embedded Excel
    // throws PropertyNotLoaded on the true ones, and tests run every line of these files through it.
    files: ['src/workbook/{outputs/charts,summary/summarizeList,excel/survey,selfCheck/*}.ts'],
    rules: Object.fromEntries(
      ['call-sync-before-read', 'call-sync-after-load', 'load-object-before-read', 'no-empty-load'].map((rule) => [
        `office-addins/${rule}`,
        'off',
      ]),
    ),
  },
  { files: ['src/workbook/**'], rules: syntax(UNSAFE) },
  {
    files: ['src/taskpane/**', 'src/preview/**'],
    extends: [hooks.configs.flat['recommended-latest']],
  },
  { files: ['src/taskpane/**'], rules: packages(XLSX, UNIVER, NODE) },
  {
    files: ['test/**/*.{ts,tsx}', 'scripts/**/*.ts', 'bench/**/*.ts'],
    // The matchers of jest (`expect.closeTo`) are typed any.
    rules: { 'no-console': 'off', '@typescript-eslint/no-floating-promises': 'error', '@typescript-eslint/no-unsafe-assignment': 'off' },
  },
  {
    files: ['**/*.js'],
    extends: [js.configs.recommended],
    languageOptions: { sourceType: 'commonjs', ecmaVersion: 2023, globals: globals.node },
    rules: { 'prefer-const': 'error', eqeqeq: 'error' },
  },
  {
    // Runs in the page, before anything that a build has made fit for old browsers.
    files: ['src/taskpane/*.js'],
    languageOptions: { sourceType: 'script', ecmaVersion: 5, globals: globals.browser },
  },
);
