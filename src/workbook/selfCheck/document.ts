import { CHARACTERS_PER_PART } from '../undo/restorePoint';
import { check, compared, orRefused, type Observation } from './check';

const NAMESPACE = 'urn:plneni:self-check:1';

/** A part of so many characters, each of two bytes, is kept, found by its namespace and read back whole. Nothing of it stays. */
const xmlPart = (context: Excel.RequestContext, characters: number): Promise<Observation> =>
  orRefused(async () => {
    const text = 'ž'.repeat(characters);
    const part = context.workbook.customXmlParts.add(`<plneni xmlns="${NAMESPACE}">${text}</plneni>`);
    try {
      await context.sync();
      const xml = part.getXml();
      const all = context.workbook.customXmlParts.load('items/namespaceUri');
      await context.sync();
      const read = xml.value.length - xml.value.replaceAll('ž', '').length;
      const named = all.items.filter(({ namespaceUri }) => namespaceUri === NAMESPACE).length;
      return compared({ characters: read, named: named > 0 }, { characters, named: true });
    } finally {
      // Also one that a run which was cut short has left.
      const left = context.workbook.customXmlParts.getByNamespace(NAMESPACE).load('items/id');
      await context.sync();
      for (const each of left.items) each.delete();
      await context.sync();
    }
  });

/** As large as one part of the restore point is. */
export const restorePart = check('restorePart', ({ context }) => xmlPart(context, CHARACTERS_PER_PART));

/** Over 1 MB, which the web refuses (office-js #394, #2408). */
export const largePart = check('largePart', ({ context }) => xmlPart(context, 600_000));

/** Where it is noted what the summary was made of; Excel takes 255 characters. */
export const properties = check('properties', async ({ context }) => {
  const { custom } = context.workbook.properties;
  const value = 'ž'.repeat(250);
  custom.add('PlneniSamokontrola', value);
  await context.sync();
  const read = custom.getItem('PlneniSamokontrola').load('value');
  await context.sync();
  const length = String(read.value).length;
  read.delete();
  await context.sync();
  const after = custom.getItemOrNullObject('PlneniSamokontrola');
  await context.sync();
  return compared({ length, deleted: after.isNullObject }, { length: 250, deleted: true });
});
