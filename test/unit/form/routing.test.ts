import { describe, expect, it } from 'vitest'
import { parseReferralForm } from '../../../shared/domain/form/referral-form.ts'
import { clockFacts, offerView, routingOf } from '../../../shared/domain/form/routing.ts'
import { changed, type Column, complete, TODAY } from './forms.ts'

const sent = (column: Column, answers: Record<string, unknown> = {}) => {
  const parsed = parseReferralForm(changed(complete(column), answers), { today: TODAY })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors))
  return parsed.form
}

describe('where the cases of a referral go', () => {
  it('the place is where the person is now, whoever refers', () => {
    expect(routingOf(sent('imca', { 'place.area': 'eastmoor' }), 'westmarch')).toMatchObject({
      authority: 'westmarch',
      placeArea: 'eastmoor',
    })
  })
  it('the responsible authority is the one named, else the referrer’s own', () => {
    expect(routingOf(sent('care-act', { 'responsible.authority': 'eastmoor' }), 'westmarch').authority).toBe('eastmoor')
    expect(routingOf(sent('imca'), 'brynafon').authority).toBe('brynafon')
  })
  it.each([
    ['s2', {}, 'eastmoor'],
    ['s7-guardianship', {}, 'westmarch'],
    ['s37-guardianship', {}, 'westmarch'],
    ['s17a-cto', { 'mentalHealth.hospitalArea': 'brynafon' }, 'brynafon'],
  ])('an IMHA under %s goes by the right area', (section, more, area) => {
    const form = sent('imha', { 'place.area': 'eastmoor', 'facts.mha.section': section, ...more })
    expect(routingOf(form, 'westmarch').hospitalArea).toBe(area)
  })
  it('the supervisory body is the one named, else the responsible authority', () => {
    expect(routingOf(sent('dols'), 'westmarch').supervisoryBody).toBe('eastmoor')
    expect(routingOf(sent('dols', { 'dols.supervisoryBody': undefined }), 'westmarch').supervisoryBody).toBe(
      'westmarch',
    )
  })
})

describe('what a provider sees before it accepts', () => {
  it('is the locality, the needs, the communication and the date', () => {
    expect(offerView(sent('imca'))).toEqual({
      locality: 'westmarch WM2',
      mainNeeds: ['dementia', 'older-person'],
      communication: ['speech', 'English'],
      decisionOn: '2026-12-13',
    })
    expect(offerView(sent('imha', { 'communication.interpreterLanguage': 'Catalan' })).communication).toEqual([
      'speech',
      'Spanish',
      'Catalan',
    ])
  })
  it.each(['imca', 'imha', 'care-act', 'dols'] as const)(
    'tells of a %s nothing that says who the person is',
    (column) => {
      const form = sent(column)
      const seen = JSON.stringify(offerView(form))
      const { firstName, lastName, address, postcode = '', dateOfBirth = '' } = form.person
      for (const secret of [firstName, lastName, address ?? '', postcode, dateOfBirth, form.place.name ?? 'Larch'])
        expect(seen).not.toContain(secret)
    },
  )
})

describe('what the clocks rest on', () => {
  it('is the decision, the first meeting, the discharge and the section', () => {
    const meetings = [{ on: '2026-12-08' }, { on: '2026-12-02' }]
    const dates = {
      'decision.meetings': meetings,
      'decision.dischargePlanned': true,
      'decision.dischargeOn': '2026-12-15',
    }
    expect(clockFacts(sent('imca', dates))).toEqual({
      decisionOn: '2026-12-13',
      meetingOn: '2026-12-02',
      dischargeOn: '2026-12-15',
      urgentReason: false,
      immediateRisk: false,
      urgentAuthorisation: false,
    })
    expect(clockFacts(sent('imha'))).toMatchObject({ section: 's2' })
  })
  it('is urgent only with a reason', () => {
    const urgent = { 'facts.urgent': true, 'decision.urgentReason': 'Surgery tomorrow.' }
    expect(clockFacts(sent('imca', urgent)).urgentReason).toBe(true)
  })
  it('knows an immediate risk and an urgent authorisation', () => {
    const risk = {
      'facts.processes': ['safeguarding-enquiry'],
      safeguarding: { kinds: ['physical'], role: 'alleged-victim', immediateRisk: true },
    }
    expect(clockFacts(sent('care-act', risk)).immediateRisk).toBe(true)
    expect(clockFacts(sent('dols')).urgentAuthorisation).toBe(true)
  })
})
