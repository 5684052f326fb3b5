export declare function functionsMetadata(language: 'cs' | 'en'): Promise<{ functions: unknown[] }>;
export declare const SOURCES: { readonly functions: string; readonly english: string };
