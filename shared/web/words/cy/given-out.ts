// What is said of a report that is not given out, by its code.
import type { givenOut as english } from '../en/given-out.ts'

export const givenOut: typeof english = {
  'differs-by-a-few':
    'Cawsoch adroddiad sy’n wahanol i hwn o ychydig achosion yn unig, felly byddai’r ddau gyda’i gilydd yn datgelu gwybodaeth am unigolion. Dewiswch fisoedd cyfan nad ydynt yn gorgyffwrdd, neu’r un dyddiadau a hidlwyr ag o’r blaen',
  'changed-by-a-few':
    'Cawsoch yr adroddiad hwn o’r blaen, ac mae ychydig achosion ynddo wedi newid ers hynny. Cadwch yr un sydd gennych, neu gofynnwch eto pan fydd mwy wedi newid',
  'too-many-reports':
    'Mae eich sefydliad wedi cael cynifer o adroddiadau gwahanol am yr ardal hon ag y gall eu cael o fewn dwy flynedd',
}
