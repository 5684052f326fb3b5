import './texts';
import { Button, Field, Input, Link, makeStyles, Select, Text, Textarea, tokens } from '@fluentui/react-components';
import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { INTERPRETATIONS } from '../../../core/rules/interpretation';
import { czechDate, exampleDay } from '../../../core/text/date';
import { INTERPRETATION_WORD } from '../../../core/text/wording';
import { LANGUAGES, type Language } from '../../../i18n/create';
import { usePane, useSession } from '../../app/context';
import { localDay } from '../../app/numbers';
import { diagnostics } from './diagnostics';
import { CopyButton } from '../../parts/form/CopyButton';
import { Screen } from '../../parts/Screen';
import { Section } from '../../parts/Section';
import { SelfCheckPart } from './SelfCheckPart';
import { settingsOf } from '../../session/records';
import { effectOf } from './effect';
import { percentMeant, shownSetting, typedSetting } from './settingsForm';
import { SETTING_IDS, SETTINGS, type Setting, type SettingId } from '../../../schema/tables';
import type { PlanInspection, Report, SettingValues } from '../../ports/workbook';
import { saveSettings } from '../../actions/saveSettings';
import { useCommon } from '../../parts/common';
import { focusField, Form } from '../../parts/form/Form';
import { useDraft } from '../../parts/form/useDraft';

const useStyles = makeStyles({
  foot: {
    position: 'sticky',
    bottom: 0,
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  diagnostics: { '& textarea': { fontFamily: tokens.fontFamilyMonospace, fontSize: tokens.fontSizeBase200 } },
});

export function SettingsView({ inspection }: { inspection: PlanInspection | null }) {
  const { session, t } = usePane();
  return (
    <Screen title={t('pane.settings.title')} back={{ label: t('pane.tab.overview'), go: () => session.navigation.show('overview') }}>
      {inspection?.tables && (
        <PlanSettings
          key={JSON.stringify(settingsOf(inspection.tables))}
          values={settingsOf(inspection.tables)}
          report={inspection.report}
          planId={inspection.planId}
        />
      )}
      <LanguagePart />
      <NewPlanPart />
      <DiagnosticsPart />
    </Screen>
  );
}

/** Everything of tblNastaveni. What the workbook says is the start; only what was changed is written. */
function PlanSettings({ values, report, planId }: { values: SettingValues; report: Report; planId: string }) {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, t } = usePane();
  const { job } = useSession();
  const { draft, write, discard } = useDraft<Readonly<Partial<Record<SettingId, string>>>>(`settings ${planId}`, {});
  const [problems, setProblems] = useState<readonly SettingId[]>([]);
  const form = useRef<HTMLFormElement>(null);
  const example = czechDate(report.plan.settings.periodTo ?? exampleDay(report.plan.settings.planName, localDay(around.now())));
  const changed = SETTING_IDS.filter((id) => draft[id] !== undefined && draft[id] !== shownSetting(id, values));
  const set = (id: SettingId, text: string): void => {
    write({ ...draft, [id]: text });
    setProblems(problems.filter((other) => other !== id));
  };
  const rule = useDeferredValue({
    threshold: changed.includes('threshold') ? draft.threshold : undefined,
    reading: changed.includes('reading') ? draft.reading : undefined,
  });
  const effect = useMemo(
    () => effectOf(report.plan, report.evaluation, { threshold: rule.threshold, reading: rule.reading }),
    [report, rule.threshold, rule.reading],
  );
  const submit = (): void => {
    const typed = changed.map(
      (id) => [id, typedSetting(id, SETTINGS[id].kind === 'interpretation' ? wordOf(draft[id]!) : draft[id]!, values[id])] as const,
    );
    const wrong = typed.flatMap(([id, value]) => (value === null ? [id] : []));
    setProblems(wrong);
    if (wrong.length > 0) focusField(form, wrong[0]);
    else void session.do(saveSettings, Object.fromEntries(typed)).then((isDone) => isDone && discard());
  };
  return (
    <Section title={t('pane.settings.plan')}>
      <Form ref={form} onSubmit={submit}>
        {SETTING_IDS.filter((id) => !('optional' in SETTINGS[id]) || values[id] !== undefined || isAsked(id, report)).map((id) => {
          const value = draft[id] ?? shownSetting(id, values);
          const { kind, choices = [] }: Setting = SETTINGS[id];
          const meant = kind === 'share' ? percentMeant(value) : null;
          const problem =
            meant !== null
              ? { validationMessage: <PercentMeant percent={meant} onTake={() => set(id, meant)} /> }
              : problems.includes(id)
                ? { validationMessage: kind === 'date' ? t('pane.settings.dateLike', { example }) : t(`pane.settings.wrong.${kind}`) }
                : {};
          return (
            <Field
              key={id}
              className={common.field}
              label={t(`pane.setting.${id}.label`)}
              hint={isHinted(id) ? t(`pane.setting.${id}.hint`) : ''}
              {...problem}
            >
              {kind === 'interpretation' ? (
                <Select name={id} value={value} onChange={(_, { value: reading }) => set(id, reading)}>
                  {!(INTERPRETATIONS as readonly string[]).includes(value) && <option value={value}>{value}</option>}
                  {INTERPRETATIONS.map((reading) => (
                    <option key={reading} value={reading}>
                      {t(`interpretation.${reading}`)}
                    </option>
                  ))}
                </Select>
              ) : kind === 'choice' ? (
                <Select name={id} value={value} onChange={(_, { value: choice }) => set(id, choice)}>
                  {[...new Set(['', ...choices, value])].map((choice) => (
                    <option key={choice} value={choice}>
                      {choice === '' ? t('pane.settings.notSaid') : choice}
                    </option>
                  ))}
                </Select>
              ) : (
                <Input
                  name={id}
                  value={value}
                  placeholder={kind === 'date' ? example : ''}
                  contentAfter={kind === 'share' ? '%' : null}
                  onChange={(_, { value: text }) => set(id, text)}
                />
              )}
            </Field>
          );
        })}
        {changed.length > 0 && (
          <div className={styles.foot}>
            {effect && (
              <Text role="status" size={200}>
                {effect.changed === 0 ? t('pane.settings.noEffect') : t('pane.settings.effect', { ...effect, count: effect.changed })}
              </Text>
            )}
            <div className={common.line}>
              <Button type="submit" appearance="primary" disabledFocusable={job !== null}>
                {t('pane.settings.save')}
              </Button>
              <Button
                onClick={() => {
                  discard();
                  setProblems([]);
                }}
              >
                {t('pane.settings.discard')}
              </Button>
              <Text size={200}>{t('pane.settings.changed', { count: changed.length })}</Text>
            </div>
          </div>
        )}
      </Form>
    </Section>
  );
}

/** The totals of the ASZ differ, so it is to be said which one texts quote. */
const isAsked = (id: SettingId, { findings }: Report): boolean => id === 'aszTotal' && findings.some(({ code }) => code === 'aszTotal');

/** What the label alone does not say. */
const isHinted = (id: SettingId): id is 'expected' | 'threshold' | 'reading' => id === 'expected' || id === 'threshold' || id === 'reading';

/** "0,9" for 90 %: asked, never guessed. */
function PercentMeant({ percent, onTake }: { percent: string; onTake: () => void }) {
  const { t } = usePane();
  return (
    <>
      {t('pane.settings.wrong.share')}{' '}
      <Link as="button" type="button" inline onClick={onTake}>
        {t('pane.settings.percentMeant', { percent })}
      </Link>
    </>
  );
}

/** In the workbook the reading stands in Czech, whatever language the pane speaks. */
const wordOf = (reading: string): string =>
  (INTERPRETATIONS as readonly string[]).includes(reading) ? INTERPRETATION_WORD[reading as (typeof INTERPRETATIONS)[number]] : reading;

function LanguagePart() {
  const { chosenLanguage, chooseLanguage, t } = usePane();
  return (
    <Section title={t('pane.settings.paneTitle')}>
      <Field label={t('pane.settings.language')} hint={t('pane.settings.languageHint')}>
        <Select value={chosenLanguage ?? ''} onChange={(_, { value }) => chooseLanguage(value === '' ? null : (value as Language))}>
          <option value="">{t('pane.settings.languageOfOffice')}</option>
          {LANGUAGES.map((language) => (
            <option key={language} value={language} lang={language}>
              {NAME[language]}
            </option>
          ))}
        </Select>
      </Field>
    </Section>
  );
}
function NewPlanPart() {
  const common = useCommon();
  const { session, t } = usePane();
  return (
    <Section title={t('newPlan.title')}>
      <Text>{t('newPlan.offer')}</Text>
      <div className={common.line}>
        <Button onClick={() => session.navigation.go('newPlan')}>{t('newPlan.begin')}</Button>
      </div>
    </Section>
  );
}

/** A language is named in itself, so that whoever needs it finds it. */
const NAME: Readonly<Record<Language, string>> = { cs: 'Čeština', en: 'English' };

function DiagnosticsPart() {
  const styles = useStyles();
  const common = useCommon();
  const { session, around, language, t } = usePane();
  const { lastError, inspection } = useSession();
  const text = diagnostics(around, { language, lastError, inspection });
  const field = useRef<HTMLTextAreaElement>(null);
  return (
    <>
      <Section title={t('pane.settings.diagnostics')}>
        <Text size={200}>{t('pane.settings.diagnosticsHint')}</Text>
        <Textarea
          readOnly
          rows={9}
          className={styles.diagnostics}
          aria-label={t('pane.settings.diagnostics')}
          textarea={{ ref: field }}
          value={text}
        />
        <div className={common.line}>
          <CopyButton text={() => text} label={t('pane.settings.copy')} size="medium" shown={field} />
          <Button onClick={() => session.navigation.go('news')}>{t('pane.settings.news')}</Button>
        </div>
      </Section>
      <SelfCheckPart heading={() => text} />
    </>
  );
}
