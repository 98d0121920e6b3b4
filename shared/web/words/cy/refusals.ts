// What is said of a command that was refused, by its code.
import type { refusals as english } from '../en/refusals.ts'

export const refusals: typeof english = {
  'not-in-this-status': 'Ni ellir gwneud hyn ar y cam hwn',
  'already-ended': 'Mae hyn wedi dod i ben, ac ni ellir gwneud dim mwy ag ef',
  'already-handed-over': 'Mae’r achos hwn wedi’i drosglwyddo i ardal arall eisoes',
  'same-area': 'Mae’r achos yn yr ardal hon eisoes',
  'other-law':
    'Nid y gyfraith y mae’r achos hwn yn seiliedig arni yw cyfraith yr ardal honno: mae angen atgyfeiriad newydd yno',
  'nobody-to-share-with': 'Nid oes darparwr wedi derbyn yr achos hwn, felly nid oes neb i’w rannu ag ef am gyfnod',
  'no-more-cases': 'Mae gan yr atgyfeiriad hwn gynifer o achosion ag y gall un eu cael: anfonwch un newydd',
  'not-the-open-offer': 'Nid dyma’r cynnig sydd ar agor nawr',
  'already-answered': 'Mae’r cynnig hwn wedi’i ateb, neu wedi mynd ymlaen at ddarparwr arall',
  'already-paused': 'Mae’r cloc wedi’i oedi eisoes',
  'not-paused': 'Nid yw’r cloc wedi’i oedi',
  'already-raised': 'Mae hyn wedi’i godi eisoes',
  'in-the-future': 'Rhaid i hyn beidio â bod yn y dyfodol',
  'before-it-began': 'Rhaid i hyn beidio â bod cyn y dechrau',
  'after-the-decision': 'Rhaid i hyn beidio â bod ar ôl dyddiad y penderfyniad',
  'after-the-limit': 'Rhaid i hyn beidio â bod ar ôl i’r awdurdodiad brys ddod i ben, saith diwrnod ar ôl ei roi',
  'no-contact-yet':
    'Heb gysylltiad â’r person, dim ond am fod y person wedi gwrthod, wedi marw neu ddim yn gymwys mwyach y gall achos ddod i ben',
  'other-matter': 'Ni ellir newid yr hyn sy’n cael ei benderfynu wedyn: anfonwch atgyfeiriad arall ar ei gyfer',
  'already-opened': 'Mae achos ar gyfer hyn eisoes',
  'changes-nothing': 'Ni fyddai hyn yn newid dim',
  'changed-meanwhile': 'Mae rhywun arall wedi newid hyn yn y cyfamser',
  'not-late': 'Nid yw hyn yn hwyrach na’r dyddiad y mae i’w wneud',
  'too-far-ahead': 'Rhaid i hyn fod o fewn blwyddyn',
  'already-reached': 'Mae hyn wedi’i wneud eisoes',
  'sharing-stopped': 'Mae’r cydsyniad i rannu’r atgyfeiriad wedi’i dynnu’n ôl, felly ni rennir dim mwy amdano',
  'not-asked': 'Nid oes neb wedi gofyn am yr adborth hwn',
  'already-given': 'Mae’r adborth hwn wedi’i roi eisoes',
}
