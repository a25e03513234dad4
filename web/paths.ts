/** Where pages live: the one place that spells the addresses of the desk and of the customers' pages. */
const part = (text: string): string => encodeURIComponent(text.toWellFormed());

export const paths = {
  tasks: '/desk',
  signin: '/desk/signin',
  enter: '/desk/enter',
  signout: '/desk/signout',
  orders: '/desk/orders',
  order: (id: string): string => `/desk/orders/${part(id)}`,
  changeOrder: (id: string): string => `/desk/orders/${part(id)}/change`,
  orderVersion: (id: string): string => `/desk/orders/${part(id)}/version`,
  workVersion: '/desk/work/version',
  ledgerView: (id: string): string => `/desk/orders?view=${part(id)}`,
  ledgerViews: '/desk/orders/views',
  exportCsv: '/desk/orders/export.csv',
  exportXlsx: '/desk/orders/export.xlsx',
  team: '/desk/team',
  teamOf: (staffId: string): string => `/desk/team?person=${part(staffId)}`,
  bulk: '/desk/bulk',
  entry: '/desk/entry',
  entryCatalogue: '/desk/entry/catalogue',
  entered: (captureId: string): string => `/desk/entry/${part(captureId)}`,
  duplicates: '/desk/duplicates',
  duplicate: (captureId: string): string => `/desk/duplicates/${part(captureId)}`,
  reviews: '/desk/reviews',
  review: (captureId: string): string => `/desk/reviews/${part(captureId)}`,
  /** Leads on to the review that comes after this one. */
  nextReview: (captureId: string): string => `/desk/reviews/next?after=${part(captureId)}`,
  sources: '/desk/sources',
  settings: '/desk/settings',
  settingsVersion: (version: number): string => `/desk/settings?version=${version}`,
  editSettings: '/desk/settings/edit',
  settingsDifference: '/desk/settings/difference',
  check: '/desk/check',
  absences: '/desk/absences',
  reports: '/desk/reports',
  incidents: '/desk/reports/errors',
  stockTakes: '/desk/stock-takes',
  stockTake: (round: string): string => `/desk/stock-takes?round=${part(round)}`,
  customers: '/desk/customers',
  proposedMerges: '/desk/customers/proposals',
  customer: (id: string): string => `/desk/customers/${part(id)}`,
  learned: '/desk/learned',
  learnedOf: (customerId: string): string => `/desk/learned?customer=${part(customerId)}`,
  mergeCustomer: (id: string): string => `/desk/customers/${part(id)}/merge`,
  deadLetters: '/desk/dead-letters',
  deadLetter: (id: string): string => `/desk/dead-letters/${part(id)}`,
  source: (id: string): string => `/desk/sources/${part(id)}`,
  captures: (source: string, day: string): string => `/desk/sources/${part(source)}/captures?day=${part(day)}`,
  capture: (captureId: string): string => `/desk/captures/${part(captureId)}`,
  original: (captureId: string): string => `/desk/captures/${part(captureId)}/original`,
  orderForm: (source: string): string => `/order/${part(source)}`,
  formIntake: (source: string): string => `/in/form/${part(source)}`,
  shopIntake: (source: string): string => `/in/shop/${part(source)}`,
  chatIntake: (source: string): string => `/in/chat/${part(source)}`,
  catalogue: (source: string): string => `/order/${part(source)}/catalogue`,
  track: (token: string): string => `/track/${part(token)}`,
  act: (token: string): string => `/do/${part(token)}`,
} as const;

/** The address with another value of one parameter of its query. */
export function withQuery(address: string, name: string, value: string | null): string {
  const [path = '', query = ''] = address.split('?');
  const parameters = new URLSearchParams(query);
  if (value === null) parameters.delete(name);
  else parameters.set(name, value);
  const text = parameters.toString();
  return text ? `${path}?${text}` : path;
}
