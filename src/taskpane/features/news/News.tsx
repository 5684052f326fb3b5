import { useState } from 'react';
import { usePane } from '../../app/context';
import { later } from '../../parts/Later';
import { hasNews, markRead } from './read';

const NewsLine = later(() => import(/* webpackChunkName: "news" */ './NewsView').then((module) => module.NewsLine));

/** After an update one line over the first screen, until it is closed or read. @param isUsed the add-in has changed this plan before */
export function News({ isUsed }: { isUsed: boolean }) {
  const { around } = usePane();
  const [isShown, setShown] = useState(() => hasNews(around, isUsed));
  const close = (): void => {
    markRead(around);
    setShown(false);
  };
  return isShown ? <NewsLine onClose={close} /> : null;
}
