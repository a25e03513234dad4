export const handler = (): Promise<object> => Promise.resolve({ wired: false });
