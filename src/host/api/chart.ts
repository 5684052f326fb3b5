import type { Sheet } from '../model/sheet';
import { apiClass, type ApiClass } from '../protocol/registry';

export const ChartCollectionClass: ApiClass<Sheet> = apiClass<Sheet>('ChartCollection', {}, { items: () => [] });
