/**
 * The trades whose names are used for faked service mail, by the path of the index, with the sector of our
 * records. Left out are those whose customers give no address (bakeries, pubs, car washes) and equipment.
 */
const SECTORS: Readonly<Record<string, readonly string[]>> = {
  bank: ['brands/amenity/bank'],
  finance: ['brands/office/financial', 'brands/office/mortgage', 'brands/office/financial_advisor'],
  payments: [
    'brands/amenity/money_transfer',
    'brands/amenity/bureau_de_change',
    'brands/amenity/payment_terminal',
  ],
  insurance: ['brands/office/insurance'],
  telecom: ['brands/shop/mobile_phone', 'brands/shop/telecommunication', 'brands/office/telecommunication'],
  courier: [
    'brands/amenity/post_office',
    'brands/amenity/post_depot',
    'brands/amenity/parcel_locker',
    'brands/office/logistics',
    'operators/amenity/post_office',
    'operators/amenity/post_box',
    'operators/amenity/parcel_locker',
  ],
  energy: [
    'operators/office/energy_supplier',
    'operators/office/water_utility',
    'operators/power/minor_line',
    'brands/shop/gas',
    'brands/amenity/fuel',
    'brands/amenity/charging_station',
  ],
  government: ['operators/office/government', 'brands/office/government'],
  transport: [
    'transit/route/train',
    'transit/route/ferry',
    'operators/route/railway',
    'operators/amenity/parking',
    'brands/amenity/parking',
    'operators/amenity/car_sharing',
    'brands/amenity/car_sharing',
    'brands/amenity/bicycle_rental',
  ],
  motoring: ['brands/amenity/vehicle_inspection'],
  travel: [
    'brands/amenity/car_rental',
    'brands/shop/travel_agency',
    'brands/tourism/hotel',
    'brands/tourism/hostel',
    'brands/tourism/motel',
    'brands/tourism/caravan_site',
    'brands/tourism/theme_park',
  ],
  health: [
    'brands/amenity/pharmacy',
    'brands/healthcare/laboratory',
    'brands/shop/hearing_aids',
    'brands/shop/optician',
  ],
  jobs: ['brands/office/employment_agency'],
  leisure: ['brands/leisure/fitness_centre', 'brands/amenity/cinema', 'brands/shop/ticket'],
  lottery: ['brands/shop/lottery', 'brands/shop/bookmaker'],
  automotive: ['brands/shop/car', 'brands/shop/tyres', 'brands/shop/car_parts'],
  retail: [
    'supermarket',
    'convenience',
    'department_store',
    'variety_store',
    'wholesale',
    'frozen_food',
    'health_food',
    'beverages',
    'chemist',
    'cosmetics',
    'perfumery',
    'beauty',
    'clothes',
    'shoes',
    'bag',
    'electronics',
    'computer',
    'hifi',
    'appliance',
    'video_games',
    'furniture',
    'bed',
    'kitchen',
    'houseware',
    'interior_decoration',
    'household_linen',
    'doityourself',
    'hardware',
    'electrical',
    'trade',
    'garden_centre',
    'toys',
    'baby_goods',
    'books',
    'stationery',
    'sports',
    'outdoor',
    'bicycle',
    'jewelry',
    'pet',
    'second_hand',
    'photo',
    'gift',
  ].map((trade) => `brands/shop/${trade}`),
};

/** The sector of each path that is used. */
export const SECTOR_OF_TRADE: ReadonlyMap<string, string> = new Map(
  Object.entries(SECTORS).flatMap(([sector, paths]) => paths.map((path) => [path, sector] as const)),
);

/** Trades of which only the shops of a country matter: fashion of the whole world writes to few of its readers. */
const OF_A_COUNTRY: ReadonlySet<string> = new Set(
  ['clothes', 'shoes', 'bag', 'jewelry', 'cosmetics', 'furniture', 'convenience', 'car'].map(
    (trade) => `brands/shop/${trade}`,
  ),
);

/** Whether a company of a trade is taken where it is known. */
export function isTaken(trade: string, countries: readonly string[]): boolean {
  return countries.length > 0 && !(OF_A_COUNTRY.has(trade) && countries.includes('world'));
}
