/**
 * The JSON that tells Excel of the custom functions: Czech from the comment above each function, English
 * from functions.en.json over it. Plain JavaScript because webpack.config.js reads it.
 */
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { generateCustomFunctionsMetadata } = require('custom-functions-metadata');

const folder = join(__dirname, '../src/functions');
const NAMES = ['uroven', 'urovne', 'kriterium', 'zduvodneni', 'hranicni', 'pokryti', 'podily', 'souhrn', 'popisek', 'rozdil'];
const SOURCES = { functions: NAMES.map((name) => join(folder, `${name}.ts`)), english: join(folder, 'functions.en.json') };

/** @param {'cs' | 'en'} language */
async function functionsMetadata(language) {
  const { errors, metadataJson } = await generateCustomFunctionsMetadata(SOURCES.functions);
  if (errors.length > 0) throw new Error(errors.join('\n'));
  const functions = JSON.parse(metadataJson).functions.map(withResultType);
  // Only the functions: the generator also asks Excel for data types in place of plain values, which ours do not read.
  return { functions: language === 'en' ? functions.map(inEnglish(JSON.parse(readFileSync(SOURCES.english, 'utf8')))) : functions };
}

/** A result of mixed cells (words, numbers, errors) has no type of its own; Excel's schema asks for one. */
function withResultType(fn) {
  return { ...fn, result: { type: 'any', ...fn.result } };
}

const inEnglish = (english) => (fn) => {
  const texts = english[fn.id];
  if (!texts) throw new Error(`functions.en.json does not describe ${fn.id}`);
  return {
    ...fn,
    description: texts.description,
    parameters: fn.parameters.map((parameter) => {
      const description = texts.parameters[parameter.name];
      if (!description) throw new Error(`functions.en.json does not describe ${parameter.name} of ${fn.id}`);
      return { ...parameter, description };
    }),
  };
};

module.exports = { functionsMetadata, SOURCES };
