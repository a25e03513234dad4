/** How city, region and postcode stand together in a country; sources are the addressing pages of the Universal Postal Union. */
export interface Form {
  country: string;
  pattern: RegExp;
}

const CITY = "(?<city>\\p{L}[\\p{L} .'’()-]{1,60}?)";
const form = (country: string, pattern: string, flags = 'iu'): Form => ({
  country,
  pattern: new RegExp(`^${pattern}$`, flags),
});

const STATES =
  'A[KLRZ]|C[AOT]|D[CE]|FL|G[AU]|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|P[AR]|RI|S[CD]|T[NX]|UT|V[AIT]|W[AIVY]';

/** Forms that tell the country by themselves. */
export const TELLING: readonly Form[] = [
  form('GB', `${CITY}[ ,]+(?<postcode>[A-Z]{1,2}\\d[A-Z\\d]? ?\\d[A-Z]{2})`),
  form(
    'CA',
    `${CITY}[ ,]+(?<region>AB|BC|MB|NB|NL|NS|NT|NU|ON|PE|QC|SK|YT)[ ,]+(?<postcode>[A-Z]\\d[A-Z] ?\\d[A-Z]\\d)`,
  ),
  form('AU', `${CITY}[ ,]+(?<region>NSW|VIC|QLD|SA|WA|TAS|NT|ACT)[ ,]+(?<postcode>\\d{4})`),
  form('US', `${CITY}[ ,]+(?<region>${STATES})[ ,]+(?<postcode>\\d{5}(?:-\\d{4})?)`, 'u'),
  form('SG', '(?<city>Singapore)[ ,]+(?<postcode>\\d{6})'),
  form('IN', `${CITY}[ ,]*[-–][ ]?(?<postcode>\\d{3} ?\\d{3})(?:[ ,]+(?<region>\\p{L}[\\p{L} ]{2,30}))?`),
  form(
    'IN',
    `${CITY}[ ,]+(?<region>Maharashtra|Karnataka|Gujarat|Tamil Nadu|Kerala|Telangana|Andhra Pradesh|Delhi|Haryana|Punjab|Rajasthan|Uttar Pradesh|West Bengal|Madhya Pradesh|Bihar|Odisha|Assam|Goa)[ ,-]+(?<postcode>\\d{3} ?\\d{3})`,
  ),
  form('NL', `(?<postcode>\\d{4} ?[A-Z]{2})[ ,]+${CITY}`, 'u'),
  form('IE', `${CITY}[ ,]+(?<postcode>[A-Z]\\d[\\dW] ?[A-Z\\d]{4})`),
  form('BR', `${CITY}[ ,/-]+(?<region>[A-Z]{2})[ ,-]+(?<postcode>\\d{5}-\\d{3})`, 'u'),
  form('JP', `(?:〒 ?)?(?<postcode>\\d{3}-\\d{4})[ ,]+${CITY}`),
  form('JP', `${CITY}[ ,]+(?:〒 ?)?(?<postcode>\\d{3}-\\d{4})`),
];

/** Continental order, postcode before the city, with the country's letters perhaps: `D-68159 Mannheim`, `113 56 Stockholm`. */
export const POSTCODE_FIRST = new RegExp(
  `^(?:(?<land>A|B|CH|D|DK|E|F|FI?N?|I|L|N|PL?|S|SE)-)?(?<postcode>\\d{4,5}|\\d{2}-\\d{3}|\\d{3} \\d{2})[ ,]+${CITY}(?:[ ,]*\\(?(?<region>[A-Z]{2})\\)?)?$`,
  'u',
);
/** A city with a bare postcode behind it, where the country is known otherwise: `Te Puke 3119`, `Auckland 1010`. */
export const POSTCODE_LAST = new RegExp(`^${CITY}[ ,-]+(?<postcode>\\d{4,7})$`, 'iu');
/** The country of a car's plate, as it stands before postcodes. */
export const LAND: Readonly<Record<string, string>> = {
  A: 'AT',
  B: 'BE',
  CH: 'CH',
  D: 'DE',
  DK: 'DK',
  E: 'ES',
  F: 'FR',
  FIN: 'FI',
  FI: 'FI',
  I: 'IT',
  L: 'LU',
  N: 'NO',
  P: 'PT',
  PL: 'PL',
  S: 'SE',
  SE: 'SE',
};

/** Cities that stand alone for city and region, in countries without postcodes or where nobody writes them. */
export const CITY_STATES: Readonly<Record<string, { country: string; city: string; region: string | null }>> =
  Object.fromEntries(
    [
      ...['Dubai', 'Abu Dhabi', 'Sharjah', 'Ajman', 'Fujairah', 'Ras Al Khaimah'].map((city) => ({
        country: 'AE',
        city,
        region: city,
      })),
      { country: 'HK', city: 'Hong Kong', region: null },
      { country: 'SG', city: 'Singapore', region: null },
      { country: 'MO', city: 'Macau', region: null },
    ].map((place) => [place.city.toLowerCase(), place]),
  );

const NAMES = `AE uae|united arab emirates|u.a.e;AT austria|österreich;AU australia;BE belgium|belgië|belgique;BR brazil|brasil;CA canada;CH switzerland|schweiz|suisse;CL chile;
CN china|p.r. china|pr china;CZ czech republic|czechia;DE germany|deutschland;DK denmark|danmark;ES spain|españa;FI finland;FR france;GB uk|united kingdom|england|scotland|wales|great britain|u.k;
HK hong kong;HU hungary;ID indonesia;IE ireland;IN india;IT italy|italia;JP japan;KR korea|south korea;MX mexico|méxico;MY malaysia;NL netherlands|the netherlands|holland|nederland;NO norway|norge;
NZ new zealand;PH philippines;PL poland|polska;PT portugal;SA saudi arabia|ksa;SE sweden|sverige;SG singapore;TH thailand;TR turkey|türkiye;TW taiwan;US usa|united states|united states of america|u.s.a|us;VN vietnam|viet nam;ZA south africa`;

/** Country by its name, in lower case. */
export const COUNTRY_NAMES: ReadonlyMap<string, string> = new Map(
  NAMES.split(/;\s*/).flatMap((entry) => {
    const [code = '', names = ''] = [entry.trim().slice(0, 2), entry.trim().slice(3)];
    return names.split('|').map((name) => [name.trim(), code] as const);
  }),
);
