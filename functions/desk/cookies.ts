const ENTRANCES = /^\/desk\/(signin|enter|signout)(\/|\?|$)/;
/** The page behind a link of a task mail. */
const ACTION = /^\/do\/[\w-]{1,900}\.[\w-]{1,100}$/;

/** The address when it is a page of the desk or of a task, else the desk's first page: a return path leads nowhere else. */
export function deskPath(address: string | null): string {
  if (address !== null && ACTION.test(address)) return address;
  if (address === null || address.length > 1000 || !/^\/desk(?=$|[/?])[\x21-\x7e]*$/.test(address)) return '/desk';
  const url = new URL(address, 'https://desk.invalid');
  const path = `${url.pathname}${url.search}`;
  const stays = url.host === 'desk.invalid' && /^\/desk(?=$|[/?])/.test(path) && !address.includes('\\');
  return stays && !ENTRANCES.test(path) ? path : '/desk';
}
