"""Papers that mix the forms, as officers of different councils type them."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

TOWN = Form(
    name="a town group with owners in bold columns and bullets",
    text="""
MARSHWOOD TOWN CENTRE SAFETY GROUP
Notes of the meeting held on Wednesday 22nd May 2024 in the Mayor's Parlour

Present: Cllr Gwen Hale (GH) - Chair, Dev Patel (DP) BID Manager, PS Ruth Cole (RC), Tony Marsh (TM) MDC, Ella
Stone (ES) MDC
Apologies: Fr John Lacey, Insp. Kay Dunn

1. Welcome & apologies
GH welcomed everyone.

2. Notes of last meeting (27/03/24)
Agreed as a true record.
Matters arising:
- Action 1 - complete.
- Action 2 - RC has spoken to the night shelter, closed.

3. Shoplifting
RC reported 31 offences since April, down from 44.
ACTION 3: DP to invite the new store managers to the radio scheme.
ACTION 4: RC/TM to draft a leaflet for shops by end of June.

4. AOB
ES to bring the CCTV figures to the next meeting.

Next meeting: Wednesday 24th July 2024
""",
    people="""
Cllr Gwen Hale | - | - | present | chair
Dev Patel | BID Manager | - | present
PS Ruth Cole | - | - | present
Tony Marsh | - | MDC | present
Ella Stone | - | MDC | present
Fr John Lacey | - | - | apologies
Insp. Kay Dunn | - | - | apologies
""",
    items="""
1 | Welcome & apologies | -
2 | Notes of last meeting | -
3 | Shoplifting | -
4 | AOB | -
""",
    decisions="2 | agreed | Agreed as a true record",
    actions="""
3 | DP | - | DP to invite the new store managers to the radio scheme
3 | RC + TM | 2024-06 | RC/TM to draft a leaflet for shops by end of June
4 | ES | 2024-07-24 | ES to bring the CCTV figures to the next meeting
""",
    references="2 | - | 2024-03-27",
)

COUNTY = Form(
    name="a county board with lettered resolutions and an exempt appendix",
    text="""
NORTH ELMSHIRE SAFER COMMUNITIES BOARD

MINUTES of the meeting of the North Elmshire Safer Communities Board held in Committee Room 2, County Hall,
Elmbridge on Friday, 9 December 2016 commencing at 10.00 am and finishing at 12.15 pm

Present:
Councillor Judith Carver – in the Chair
Councillors Bill Naylor and Sheila Oxley
Assistant Chief Constable Martin Lyle (Elmshire Police)
Ms P Rudge (National Probation Service)
Mr T Okafor (North Elmshire CCG)

Officers: Mr S Heald and Mrs J Pym (Communities Directorate)

31/16 APOLOGIES FOR ABSENCE
(Agenda No. 1)

Apologies for absence were received from Councillor Mark Dyer (Councillor Sheila Oxley substituting) and Mr K
Beal.

32/16 MINUTES
(Agenda No. 2)

The minutes of the meeting held on 16 September 2016 were approved and signed, subject to the following
amendment: Minute 25/16, second paragraph, delete "all".

33/16 PERFORMANCE
(Agenda No. 3)

The Board had before it the report of Mr Heald.

RESOLVED: to:

(a) note the report; and

(b) ask the Communities Directorate to bring a report on hate crime to the March meeting.

34/16 EXEMPT APPENDIX
(Agenda No. 4)

RESOLVED: that the public be excluded for the duration of this item.
""",
    people="""
Councillor Judith Carver | - | - | present | chair
Bill Naylor | - | - | present
Sheila Oxley | - | - | present
Assistant Chief Constable Martin Lyle | - | Elmshire Police | present
Ms P Rudge | - | National Probation Service | present
Mr T Okafor | - | North Elmshire CCG | present
Mr S Heald | - | Communities Directorate | officer
Mrs J Pym | - | Communities Directorate | officer
Councillor Mark Dyer | - | - | apologies
Mr K Beal | - | - | apologies
""",
    items="""
31/16 | APOLOGIES FOR ABSENCE | -
32/16 | MINUTES | -
33/16 | PERFORMANCE | -
34/16 | EXEMPT APPENDIX | -
""",
    decisions="""
32/16 | approved | The minutes of the meeting held on 16 September 2016 were approved and signed, subject to the
  following amendment: Minute 25/16, second paragraph, delete "all"
33/16 | noted | note the report
33/16 | resolved | ask the Communities Directorate to bring a report on hate crime to the March meeting
34/16 | resolved | the public be excluded for the duration of this item
""",
    references="""
32/16 | - | 2016-09-16
32/16 | 25/16 | -
""",
    notes="restricted | EXEMPT APPENDIX",
)

HOUSING = Form(
    name="a housing panel whose actions have a line for the owner and one for the date",
    text="""
Brook Estate Safety Panel
10 September 2012, 6pm, Community House

Attendance: Peggy Lund (Resident, Chair), Marlon Reid (Resident), Sue Tate (Brook Homes), PCSO Ali Khan (Police)
Apologies: None

1) Minutes of 9 July 2012
Accepted.

2) Garages
Two garages had been set on fire. Sue Tate explained that the block would come down in spring.
Action: Fence off the block
Owner: Sue Tate
Due: 30 September 2012

3) Dog patrols
The panel agreed to ask for weekend patrols.
Action: Find out which streets come first
Owner: PCSO Khan and Marlon Reid
Due: next meeting

4) Next meeting
12 November 2012
""",
    people="""
Peggy Lund | - | Resident | present | chair
Marlon Reid | - | Resident | present
Sue Tate | - | Brook Homes | present
PCSO Ali Khan | - | Police | present
""",
    items="""
1 | Minutes of 9 July 2012 | -
2 | Garages | -
3 | Dog patrols | -
4 | Next meeting | -
""",
    decisions="""
1 | accepted | Accepted
3 | agreed | The panel agreed to ask for weekend patrols
""",
    actions="""
2 | Sue Tate | 2012-09-30 | Fence off the block
3 | PCSO Khan + Marlon Reid | 2012-11-12 | Find out which streets come first
""",
    references="1 | - | 2012-07-09",
)

WELSH = Form(
    name="Welsh labels over English text",
    text="""
Bwrdd Partneriaeth Dyffryn Arlen / Vale of Arlen Partnership Board
Cofnodion / Minutes 14.03.2018

Presennol / Present: Cyng. Nia Rowlands (Cadeirydd / Chair); Huw Pritchard (Heddlu / Police); Carys Lloyd (CBS
Arlen / Arlen CBC)
Ymddiheuriadau / Apologies: Dr Emyr Wyn (Bwrdd Iechyd / Health Board)

1. Cofnodion y cyfarfod diwethaf / Minutes of the last meeting
The minutes of 13.12.2017 were accepted.

2. Cam-drin domestig / Domestic abuse
Carys Lloyd spoke about the refuge.
Penderfyniad / Decision: That the refuge be funded for a further year.
Gweithredu / Action: Huw Pritchard to tell the refuge by 30.03.2018.

3. Y cyfarfod nesaf / Next meeting: 13.06.2018
""",
    people="""
Cyng. Nia Rowlands | - | - | present | chair
Huw Pritchard | - | Heddlu / Police | present
Carys Lloyd | - | CBS Arlen / Arlen CBC | present
Dr Emyr Wyn | - | Bwrdd Iechyd / Health Board | apologies
""",
    items="""
1 | Cofnodion y cyfarfod diwethaf / Minutes of the last meeting | -
2 | Cam-drin domestig / Domestic abuse | -
3 | Y cyfarfod nesaf / Next meeting | -
""",
    decisions="""
1 | accepted | The minutes of 13.12.2017 were accepted
2 | agreed | the refuge be funded for a further year
""",
    actions="2 | Huw Pritchard | 2018-03-30 | Huw Pritchard to tell the refuge by 30.03.2018",
    references="1 | - | 2017-12-13",
)

RURAL = Form(
    name="a rural partnership in full sentences",
    text="""
West Fell Community Safety Partnership

Minutes of the West Fell CSP meeting held on 3 February 2011 at the Fire Station, Kirk Fell.

Those present: Jim Bland (WFDC) in the chair, Hannah Cragg (WFDC), Insp Neil Sowerby (Fell Constabulary), Watch
Manager Ian Tyson (Fire & Rescue), Mary Birkett (Probation).
Apologies for absence were received from Canon Hugh Dale and from Linda Moss (PCT).

1. Minutes of the meeting of 4 November 2010
These were agreed, with one change: in item 5 Mary Birkett and not Linda Moss was to write to the magistrates.

2. Actions arising
Hannah Cragg had placed the advert. Insp Sowerby was still waiting for the figures and would chase them.

3. Quad bike thefts
Insp Sowerby said that eleven had gone in the quarter. After discussion it was agreed that Hannah Cragg would
write to the farmers' union and that Insp Sowerby would speak at their March meeting.

4. Funding
It was proposed by Ian Tyson and seconded by Mary Birkett that £1,500 be given to Farm Watch. This was agreed.

5. Date of next meeting
5 May 2011
""",
    people="""
Jim Bland | - | WFDC | present | chair
Hannah Cragg | - | WFDC | present
Insp Neil Sowerby | - | Fell Constabulary | present
Watch Manager Ian Tyson | - | Fire & Rescue | present
Mary Birkett | - | Probation | present
Canon Hugh Dale | - | - | apologies
Linda Moss | - | PCT | apologies
""",
    items="""
1 | Minutes of the meeting of 4 November 2010 | -
2 | Actions arising | -
3 | Quad bike thefts | -
4 | Funding | -
5 | Date of next meeting | -
""",
    decisions="""
1 | agreed | These were agreed, with one change: in item 5 Mary Birkett and not Linda Moss was
  to write to the magistrates
3 | agreed | Hannah Cragg would write to the farmers' union
3 | agreed | Insp Sowerby would speak at their March meeting
4 | agreed | £1,500 be given to Farm Watch
""",
    references="1 | - | 2010-11-04",
)

FORMS = (TOWN, COUNTY, HOUSING, WELSH, RURAL)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
