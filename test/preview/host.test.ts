import { request } from 'node:http';
import { serve, type Preview } from '../../scripts/start';

let preview: Preview;
beforeAll(async () => {
  preview = await serve(0);
});
afterAll(() => preview.close());

/** The status of an answer to a request that says it is for the host. */
const statusFor = (host: string): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    const { port } = new URL(preview.address);
    request({ host: '127.0.0.1', port, path: '/office.js', headers: { host: host.replace('PORT', port) } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    })
      .on('error', reject)
      .end();
  });

test.each(['localhost:PORT', '127.0.0.1:PORT', 'localhost'])('the preview answers as %s', async (host) => {
  expect(await statusFor(host)).toBe(200);
});

test.each(['evil.example', 'evil.example:PORT', 'localhost.evil.example', '192.168.1.5:PORT'])(
  'and to nobody who calls it „%s“',
  async (host) => {
    expect(await statusFor(host)).toBe(403);
  },
);
