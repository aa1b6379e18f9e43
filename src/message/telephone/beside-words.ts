/**
 * What a word beside a number says about it.
 *
 * - `call`, `message`, `fax`, `label`: see `TelephonePurpose`
 * - `reference`: the number is one of something else: an order, an account, a company
 * - `never`: whoever says "never call" does not ask for a call
 * - `hesitate`: "do not hesitate to call" does
 */
export type BesideWord = 'call' | 'message' | 'fax' | 'label' | 'reference' | 'never' | 'hesitate';

/** Whole words, and beginnings of words (with `*`), in the five languages; folded: lower case, no accents. */
const WORDS: Readonly<Record<BesideWord, string>> = {
  call: `
    bel belt bellen opbellen terugbellen telefoneer telefoneren
    appelez appeler appelle rappelez rappeler telephonez telephoner composez composer joindre joignez
    ruf rufe rufen anrufen anruf wahlen wahle zuruckrufen
    helista helistage helistada helistades
    call calling callback dial phone ring`,
  message: `
    whatsapp* telegram* viber* signal signalis signali wechat* sms appen textez texto
    threema* messenger*`,
  fax: 'fax* telefax* faks* telecopie* telecopieur',
  label: `
    tel telf tlf telefoon* telefon* telephon* telefax telefonisch* mobiel* mobil* mobile* gsm handy* cell cellphone
    klantenservice klantendienst klantencontact helpdesk* servicedesk hotline* infolijn* infoline* hulplijn* helpline*
    servicenummer* klantenlijn contact* kundenservice* kundendienst* servicehotline* supportline support
    klienditugi* klienditoe* klienditeenindus* infotelefon* abitelefon* lugiabi* numbril numbrile telefonil
    assistance standard accueil serviceclient serviceclients landline bereikbaar erreichbar erreichen joignable
    reach contacteer contactez contacter kontakt* kontaktieren uhendust`,
  reference: `
    order* bestel* commande* bestellnummer* bestellung* auftrag* tellimus* tellimuse*
    factuur* facture* facturatie* rechnung* arve* invoice* faktura*
    klantnummer* klantnr* klantcode* client* kunden* kundennr* customer* kliendinumber* kliendikood*
    account* rekening* compte* konto* iban* bic swift blz sort
    vat btw* tva ust* mwst* uid steuer* kmkr kmk vatid
    kvk kbo bce rpr rpm rcs siret siren naf ape hrb hra handelsregister* registri* registrikood* regcode reg
    company ondernemingsnummer* entreprise* ondernemings* isikukood* rijksregister* bsn nrn
    ticket* case* dossier* zaak* zaaknummer* aktenzeichen* referen* ref refnr kenmerk* viide* viitenumber* vorgang*
    track* trace* colis pakket* zending* sendung* saadetis* barcode* shipment* parcel* awb paket* pakk* paki*
    serial* serie* serienummer* seriennummer* imei ean gtin isbn issn sku art artikel* article* mudel*
    id ident* code* kood* pin otp polis* police* policy* contract* contrat* vertrag* leping* mandat* mandaat*
    kaart* kaardi* carte* card* karte* visa mastercard matricule* lot batch version* ip port
    transactie* transaction* transaktion* tehing* betaling* payment* paiement* zahlung* makse* bedrag* amount* montant* betrag*
    mededeling* communication* gestructureerde verwendungszweck* meeting passcode webinar lei aci duns
    dossiernummer* meternummer* meter* ean-code abonn* lidnummer* lidmaatschap* member* membre* mitglied* liikme*`,
  hesitate: 'hesit* aarzel* twijfel* zoger* scheu* kahel* kohkle*',
  never: 'nooit niet jamais pas niemals nie nicht never not don kunagi ara arge mitte',
};

/** A number of words stays what the word before them says: "numéro de commande", "Kundennummer". */
const NEUTRAL = new Set(
  'nummer number numero numbri nr no n num van de du des der die das den het op au aux a an auf unter sur la le les the on at to us ons onze ou onder via par per voor pour fur for of is our notre unser unsere unseren direct gratuit gratis kostenlos tasuta free toll vrij'.split(
    ' ',
  ),
);

/** Beginnings shorter than this would claim too many words. */
const SHORTEST_BEGINNING = 3;

const exact = new Map<string, BesideWord>();
const beginnings = new Map<string, BesideWord>();
for (const [meaning, list] of Object.entries(WORDS)) {
  for (const entry of list.trim().split(/\s+/)) {
    // The keys are of this type, which Object.entries forgets.
    if (entry.endsWith('*')) beginnings.set(entry.slice(0, -1), meaning as BesideWord);
    else exact.set(entry, meaning as BesideWord);
  }
}

/** What a folded word says; undefined for words that say nothing. */
export function besideWord(word: string): BesideWord | undefined {
  if (NEUTRAL.has(word)) return undefined;
  const whole = exact.get(word);
  if (whole) return whole;
  for (let length = word.length; length >= SHORTEST_BEGINNING; length--) {
    const meaning = beginnings.get(word.slice(0, length));
    if (meaning) return meaning;
  }
  return undefined;
}

/** Whether a word stands between a verb and its number without saying anything: "Appelez **le** 3900". */
export function isNeutralWord(word: string): boolean {
  return NEUTRAL.has(word);
}
