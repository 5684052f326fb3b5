import type { Configuration } from 'webpack';

declare const configurations: (env: object, options: { mode?: 'production' | 'development' }) => (Configuration & { name: string })[];
export default configurations;
