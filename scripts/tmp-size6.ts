import { buildWeb } from './web-build';
void (async () => {
  const web = await buildWeb('/tmp/w6size');
  for (const g of ['pane', 'comments', 'measures', 'functions']) console.log(g, (web.groups[g] ?? []).reduce((s, f) => s + web.size(f), 0));
})();
