// What is said of a report that is not given out, by its code.
import type { givenOut as english } from '../en/given-out.ts'

export const givenOut: typeof english = {
  'differs-by-a-few':
    'Mae’r adroddiad hwn am bron yr un achosion ag un a gawsoch o’r blaen: byddai’r ychydig sy’n wahanol yn datgelu gwybodaeth am unigolion. Dewiswch fisoedd cyfan nad ydynt yn gorgyffwrdd, neu’r un dyddiadau a hidlwyr ag o’r blaen',
  'tells-with-others':
    'Ynghyd ag adroddiadau a gawsoch o’r blaen, byddai’r adroddiad hwn yn datgelu gwybodaeth am unigolion. Dewiswch gyfnod hirach, rhaniad â llai o grwpiau, neu’r un dyddiadau a hidlwyr ag o’r blaen',
  'too-many-reports':
    'Mae eich sefydliad wedi cael cynifer o adroddiadau gwahanol am yr ardal hon ag y gall eu cael o fewn mis. Gellir cael eto’r rhai a gafodd',
  'figures-change': 'Newidiodd y ffigurau wrth i’r adroddiad gael ei lunio. Rhowch gynnig arall arni ymhen munud',
}
