import { annexMeasures } from '../core/report/annex';
import type { Plan } from '../core/plan/plan';
import type { ReportDocument, Section, SectionId } from '../core/report/document';
import { textDigest } from '../core/report/ownText';
import type { ReportSource } from '../core/report/source';
import { bySeverity, type At, type Finding, type Severity } from '../core/rules/findings';
import { contactsIn, type FoundContact } from '../core/text/contacts';
import { czechDate } from '../core/text/date';
import { shorten } from '../core/text/shorten';
import { SECTION_IDS } from '../core/report/document';
import { createTranslator, type Language, type Translate } from '../i18n/create';
import { periodFaultsText, periodTexts } from '../i18n/periods';
import { gapsOf } from '../i18n/report/blocks';
import { isSectionId, outline, saidBlocks, sectionBlocks, sectionOf, type SectionText } from '../i18n/report/outline';
import { genitiveOf } from '../i18n/report/planName';
import { say } from '../i18n/report/say';
import findingsCs from '../i18n/findings.cs.json';
import findingsEn from '../i18n/findings.en.json';
import notesCs from '../i18n/reportNotes.cs.json';
import notesEn from '../i18n/reportNotes.en.json';
import sharedEn from '../i18n/shared.en.json';
import { findingText } from '../i18n/sentences';
import { placeOf, type Place } from '../schema/read/places';
import type { StandingText } from '../schema/read/ownTexts';
import type { WorkbookTables } from '../schema/read/rows';
import type { TextState } from '../schema/report';

export interface ReportOptions {
  readonly source: ReportSource;
  /** As they were read: they lead from a text to its cell. */
  readonly tables: WorkbookTables;
  /** Findings of the evaluation, with their places. */
  readonly findings: readonly (Finding & Place)[];
  /** Rows of tblZprava; see `readTexts`. */
  readonly texts: readonly StandingText[];
  /** Ids of sections that are not wanted, as they were typed. */
  readonly without?: readonly string[];
  /** The plan of the last period, where its workbook is at hand. */
  readonly previous?: Plan | null;
  /** The day on which the report is made, ISO; where it is given, a deadline that has not passed is told. */
  readonly today?: string;
  /** Who made the figures, from the properties of the workbook. */
  readonly author?: string;
  /** Of what is told about the document; the document itself is Czech. */
  readonly language?: Language;
}

export interface MadeReport {
  readonly document: ReportDocument;
  /** Every section of the outline. */
  readonly sections: readonly SectionState[];
  /** What is to be looked at before the file is made, errors first. */
  readonly findings: readonly ReportFinding[];
}

export interface SectionState {
  readonly id: SectionId;
  readonly title: string;
  readonly included: boolean;
  /** Why it is left out, or what it lacks; null where there is nothing to say. */
  readonly why: string | null;
  /** The generated text, paragraphs on lines of their own; "" for a section without data. */
  readonly proposed: string;
  /** The coordinator's text; "" where there is none. */
  readonly own: string;
  readonly state: TextState;
  /** What is to stand in *Otisk čísel* when an own text is saved beside the figures of now. */
  readonly digestOf: (own: string) => string;
}

export interface ReportFinding extends Place {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly hint: string;
}

/** What the report would say and what is to be looked at first, without the document itself: quick enough for a view. */
export function reportState(options: ReportOptions): Pick<MadeReport, 'sections' | 'findings'> {
  const parts = partsOf(options);
  const t = notes(options);
  return {
    sections: parts.map(({ id, title, why, proposed, own, state, figures, made }) => ({
      id,
      title,
      included: why === null,
      why: whyText({ why, state, made, own }, t),
      proposed,
      own,
      state,
      digestOf: (text) => textDigest(figures, text),
    })),
    findings: findingsOf(options, parts, t),
  };
}

/**
 * The report for the Council as a document, what goes into it and what is to be looked at first. Nothing is written; of
 * equal workbooks the documents are equal.
 *
 * @example makeReport({ source: reportSource(tables, report), tables, findings: report.findings, texts: [] })
 */
export function makeReport(options: ReportOptions): MadeReport {
  const { planName, asOf } = options.source.plan.settings;
  const state = reportState(options);
  return {
    ...state,
    document: {
      title: say('report.title', { plan: genitiveOf(planName) }),
      subtitle: asOf === null ? '' : say('report.subtitle', { date: czechDate(asOf) }),
      author: options.author ?? '',
      asOf: asOf ?? '',
      sections: partsOf(options).map((part, i): Section => {
        const { id, title, included, why } = state.sections[i]!;
        const blocks = included ? sectionBlocks(part) : [];
        return { id, title, included, why, blocks, ...(part.made?.landscape ? { landscape: true } : {}) };
      }),
    },
  };
}

const partsOf = ({ source, texts, without = [], previous = null }: ReportOptions): SectionText[] =>
  outline(source, texts, { without: without.filter(isSectionId), previous });

const notes = ({ language = 'cs' }: ReportOptions): Translate =>
  createTranslator(language, {
    cs: [findingsCs, notesCs, ...(periodTexts.cs ?? [])],
    en: language === 'en' ? [sharedEn, findingsEn, notesEn, ...(periodTexts.en ?? [])] : [],
  });

/** Why a section is left out, else what it lacks. */
function whyText(part: Pick<SectionText, 'why' | 'state' | 'made' | 'own'>, t: Translate): string | null {
  if (part.why !== null) return typeof part.why === 'string' ? t(`reportNotes.why.${part.why}`) : periodFaultsText(part.why, t);
  if (part.state === 'changed') return t('reportNotes.why.changed');
  const gaps = gapsOf(saidBlocks(part));
  return gaps.length === 0 ? null : t('reportNotes.why.gaps', { gaps: unique(gaps).join(', ') });
}

const unique = (words: readonly string[]): string[] => [...new Set(words)];

type Code =
  | 'reportBeforeDeadline'
  | 'reportSectionUnknown'
  | 'reportTextUnplaced'
  | 'reportTextRepeated'
  | 'reportNumbersChanged'
  | 'reportGap'
  | 'reportContact';
const SEVERITY: Readonly<Record<Code, Severity>> = {
  reportSectionUnknown: 'error',
  reportBeforeDeadline: 'warning',
  reportTextUnplaced: 'warning',
  reportTextRepeated: 'warning',
  reportNumbersChanged: 'warning',
  reportGap: 'warning',
  reportContact: 'warning',
};
const NOWHERE: Place = { sheet: '', cell: '' };

function findingsOf(options: ReportOptions, parts: readonly SectionText[], t: Translate): ReportFinding[] {
  const { findings, texts, without = [], today, source } = options;
  const { deadline } = source.exchange;
  const found = (code: Code, place: Place, params: Readonly<Record<string, string>>): ReportFinding => ({
    code,
    severity: SEVERITY[code],
    ...place,
    message: said(`reportNotes.finding.${code}.message`, params),
    hint: said(`reportNotes.finding.${code}.hint`, params),
  });
  // Which parameters a sentence has depends on its code.
  const said = t as (key: string, params: object) => string;
  const included = parts.filter(({ why }) => why === null);
  const taken = new Set(parts.map(({ standing }) => standing));
  const own = [
    ...without
      .filter((id) => !isSectionId(id))
      .map((id) => found('reportSectionUnknown', NOWHERE, { text: shorten(id), ids: SECTION_IDS.join(', ') })),
    ...(today !== undefined && deadline !== null && today <= deadline
      ? [found('reportBeforeDeadline', NOWHERE, { date: czechDate(deadline) })]
      : []),
    ...texts
      .filter((text) => text.own !== '' && !taken.has(text))
      .map((text) => {
        const id = sectionOf(text.section);
        return id === null
          ? found('reportTextUnplaced', text.place, { text: shorten(text.section) })
          : found('reportTextRepeated', text.place, { section: parts.find((part) => part.id === id)!.title });
      }),
    ...included
      .filter(({ state }) => state === 'changed')
      .map(({ title, standing }) => found('reportNumbersChanged', standing!.place, { section: title })),
    ...contactsOf(options, included).map(({ kind, text, place }) =>
      found('reportContact', place, { kind: t(`reportNotes.contact.${kind}`), text: shorten(text) }),
    ),
    ...included.flatMap((part) =>
      unique(gapsOf(saidBlocks(part))).map((gap) =>
        found('reportGap', part.own === '' ? NOWHERE : part.standing!.place, { section: part.title, text: gap }),
      ),
    ),
  ];
  // Of the plan what makes a figure wrong, and the funds that a text may not quote.
  const ofPlan = findings.filter(({ severity, code }) => severity === 'error' || code === 'aszTotal');
  return bySeverity<ReportFinding>([
    ...ofPlan.map((one) => ({ code: one.code, severity: one.severity, sheet: one.sheet, cell: one.cell, ...findingText(one, t) })),
    ...own,
  ]);
}

/** Contacts in what goes into the document: texts of the annex, own texts and notes of the ASZ table, each with its cell. */
function contactsOf({ source, tables }: ReportOptions, included: readonly SectionText[]): (FoundContact & { readonly place: Place })[] {
  const goes = (id: SectionId): boolean => included.some((part) => part.id === id);
  const cells: (readonly [text: string, at: At])[] = [];
  if (goes('priloha'))
    for (const { verdict, criteria } of annexMeasures(source)) {
      const { measure } = verdict;
      const of = (column: string): At => ({ table: 'measures', row: measure.row, column });
      cells.push([measure.title, of('title')], [measure.lead, of('lead')], [measure.partners, of('partners')]);
      if (verdict.overridden) cells.push([measure.override.reason, of('overrideReason')]);
      cells.push([source.remarks.stance.get(measure.row) ?? '', of('stance')]);
      for (const { verdict: judged, entries } of criteria) {
        const { criterion } = judged;
        if (criterion) cells.push([criterion.text, { table: 'criteria', row: criterion.row, column: 'text' }]);
        for (const { statement } of entries)
          for (const column of ['submitter', 'territory', 'description', 'link'] as const)
            cells.push([statement[column], { table: 'statements', row: statement.row, column }]);
      }
    }
  if (goes('uzemi')) for (const { row, note = '' } of source.plan.asz) cells.push([note, { table: 'asz', row, column: 'note' }]);
  return [
    ...included.flatMap(({ own, standing }) => contactsIn(own).map((one) => ({ ...one, place: standing!.place }))),
    ...cells.flatMap(([text, at]) => contactsIn(text).map((one) => ({ ...one, place: placeOf({ at }, tables) }))),
  ];
}
