import type { Finder } from '../excel/finder';

/** Queues the question who made the workbook; "" where it does not say. What it gives back answers after the next sync. */
export function askAuthor({ context }: Finder): () => string {
  const { properties } = context.workbook;
  properties.load('author');
  return () => properties.author.trim();
}
