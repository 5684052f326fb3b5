import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import webpack from 'webpack';
import configurations from '../webpack.config';

/** The scripts of the add-in as they are deployed, built into a folder of the caller's. */
export interface WebBuild {
  /** Gzipped bytes of a script. */
  readonly size: (file: string) => number;
  /** Scripts that come together, by the name of what is asked for: "pane", "exchange"… */
  readonly groups: Readonly<Record<string, readonly string[]>>;
}

export async function buildWeb(folder: string): Promise<WebBuild> {
  const web = configurations({}, { mode: 'production' }).find(({ name }) => name === 'web')!;
  const stats = await new Promise<webpack.Stats>((resolve, reject) => {
    // With the pane, because what the pane shares with the functions decides what comes with them.
    const compiler = webpack({ ...web, plugins: [], output: { ...web.output, path: folder } });
    compiler.run((error, result) => (result ? resolve(result) : reject(error ?? new Error('webpack gave nothing'))));
  });
  const { errors = [], namedChunkGroups = {} } = stats.toJson({ all: false, errors: true, chunkGroups: true });
  if (errors.length > 0) throw new Error(errors.map(({ message }) => message).join('\n'));
  return {
    size: (file) => gzipSync(readFileSync(join(folder, file)), { level: 9 }).length,
    groups: Object.fromEntries(
      Object.entries(namedChunkGroups).map(([name, { assets = [] }]) => [
        name,
        assets.map((asset) => asset.name).filter((file) => file.endsWith('.js')),
      ]),
    ),
  };
}
