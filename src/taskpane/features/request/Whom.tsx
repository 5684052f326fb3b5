import { Button, Checkbox, Field, Input, Text } from '@fluentui/react-components';
import { useState } from 'react';
import type { Addressee } from '../../../core/people/addressees';
import { czechDate } from '../../../core/text/date';
import { saveContacts } from '../../actions/saveContacts';
import { usePane, useSession } from '../../app/context';
import { useCommon } from '../../parts/common';
import { More } from '../../parts/list/More';

/** A group of addressees: ticked as a whole, and one by one when it is opened. */
export function Whom({
  title,
  members,
  left,
  isOpen,
  onLeave,
}: {
  title: string;
  members: readonly Addressee[];
  /** Keys of those who are not chosen. */
  left: ReadonlySet<string>;
  isOpen: boolean;
  onLeave: (keys: readonly string[], isLeft: boolean) => void;
}) {
  const common = useCommon();
  const { t } = usePane();
  const chosen = members.filter(({ key }) => !left.has(key)).length;
  return (
    <div className={common.tight}>
      <Checkbox
        label={t('call.group', { title, count: chosen, total: members.length })}
        checked={chosen === members.length ? true : chosen === 0 ? false : 'mixed'}
        onChange={(_, { checked }) =>
          onLeave(
            members.map(({ key }) => key),
            checked !== true,
          )
        }
      />
      <details className={common.details} open={isOpen}>
        <summary>{t('call.members', { count: members.length })}</summary>
        <More items={members} label={title}>
          {(addressee) => <Member key={addressee.key} addressee={addressee} isLeft={left.has(addressee.key)} onLeave={onLeave} />}
        </More>
      </details>
    </div>
  );
}

function Member({
  addressee: { key, name, items, contact },
  isLeft,
  onLeave,
}: {
  addressee: Addressee;
  isLeft: boolean;
  onLeave: (keys: readonly string[], isLeft: boolean) => void;
}) {
  const common = useCommon();
  const { session, t } = usePane();
  const { job } = useSession();
  const [typed, setTyped] = useState<string | null>(null);
  const email = contact?.email ?? '';
  const save = (): void => {
    if (typed === null || job) return;
    setTyped(null);
    if (typed.trim() !== email) void session.do(saveContacts, [{ name, email: typed.trim() }]);
  };
  return (
    <li className={common.item}>
      <div className={common.apart}>
        <Checkbox
          checked={!isLeft}
          onChange={(_, { checked }) => onLeave([key], checked !== true)}
          label={
            <span className={common.tight}>
              <span>{name}</span>
              <Text size={200} className={email === '' ? common.warning : common.secondary}>
                {[
                  t('call.criteria', { count: items.length }),
                  email === '' ? t('call.noEmail') : email,
                  ...(contact?.called ? [t('board.called', { date: czechDate(contact.called) })] : []),
                ].join(' · ')}
              </Text>
            </span>
          }
        />
        {typed === null && (
          <Button size="small" aria-label={t('call.editEmailOf', { name })} onClick={() => setTyped(email)}>
            {t('call.editEmail')}
          </Button>
        )}
      </div>
      {typed !== null && (
        <div className={common.line}>
          <Field label={t('call.emailOf', { name })} className={common.fill}>
            <Input
              type="email"
              value={typed}
              onChange={(_, { value }) => setTyped(value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return;
                // It makes no calls.
                event.preventDefault();
                save();
              }}
            />
          </Field>
          <Button size="small" onClick={save}>
            {t('call.saveEmail')}
          </Button>
          <Button size="small" appearance="subtle" onClick={() => setTyped(null)}>
            {t('call.cancel')}
          </Button>
        </div>
      )}
    </li>
  );
}
