import type { Exchange } from '../../core/exchange/exchange';
import { addressees } from '../../core/people/addressees';
import { Bodies } from '../../core/people/bodies';
import type { Plan } from '../../core/plan/plan';
import type { ReturnProblem, ReturnReading } from './returns';

/** Tells whether the plan knows the one that a return is from; a name it does not know is usually a misspelt one. */
export function addresseeCheck(plan: Plan, exchange: Exchange): (reading: ReturnReading) => ReturnProblem[] {
  const known = new Bodies(exchange.contacts, plan.municipalities);
  const called = new Set(addressees(plan, exchange).addressees.map(({ key }) => key));
  return (reading) => {
    if (reading.status === 'refused') return [];
    const name = reading.return.addressee;
    const key = known.keyOf(name);
    if (name === '' || called.has(key) || known.contactOf(key)) return [];
    return [{ code: 'addresseeUnknown', sheet: '', cell: '', params: { name } }];
  };
}
