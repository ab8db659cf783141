"""Lists of those present, attending and excused, in the shapes in which they are typed."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

COLUMNS = Form(
    name="name role and agency in columns with initials that owners go by",
    text="""
Marlow Fen Community Safety Partnership
Minutes of the meeting of 12 June 2007

Present
Name→Role→Agency
Gillian Cobb (GC) (Chair)→Chief Executive→Marlow Fen Council
Cllr Graham Dorr→Portfolio Holder→Marlow Fen Council
Mick Carver→Borough Commander→Fenland Police
Tess Okoro→Manager→Victim Support
Invitees (in-part)
Dr Saul Finch→Consultant→Fenland PCT
Sheila Hope (Observer)→Student→University of the Fens
Apologies
Colin Tweed→Station Manager→Fire and Rescue

1. Neighbourhood Wardens

(GC) and Cllr GD reported on the trial. (MC) to send the shift pattern to the wardens.

2. Drugs

Action

To write to the PCT about needle finds.

Tess Okoro and Janice Hall
""",
    people="""
Gillian Cobb | Chief Executive | Marlow Fen Council | present | chair
Cllr Graham Dorr | Portfolio Holder | Marlow Fen Council | present
Mick Carver | Borough Commander | Fenland Police | present
Tess Okoro | Manager | Victim Support | present
Dr Saul Finch | Consultant | Fenland PCT | invitee
Sheila Hope | Student | University of the Fens | observer
Colin Tweed | Station Manager | Fire and Rescue | apologies
""",
    items="""
1 | Neighbourhood Wardens | -
2 | Drugs | -
""",
    actions="""
1 | MC | - | (MC) to send the shift pattern to the wardens
2 | Tess Okoro + Janice Hall | - | To write to the PCT about needle finds
""",
)

RUN_TOGETHER = Form(
    name="name and agency run together with dashes and commas",
    text="""
TORRIDGE BANK CSP - Notes of Meeting 5.3.13

Present: Fiona Mabey, Torridge Bank DC (Chair)
Simon Lyddon - Torridge Bank DC
Insp Rob Keane, Devonmere Police
Jill Atkey Devonmere Probation Trust
PC Dave Hobbs Devonmere Police
Apologies: Trish Venn (Public Health), Cllr Hawke

1. Notes of last meeting
The notes of the 4.12.12 were noted as accurate.

2. Rural crime
Insp Keane reported 14 thefts of diesel since Christmas.
ACTION: Simon Lyddon to put the police leaflet in the next Farm Watch mailing.
""",
    people="""
Fiona Mabey | - | Torridge Bank DC | present | chair
Simon Lyddon | - | Torridge Bank DC | present
Insp Rob Keane | - | Devonmere Police | present
Jill Atkey | - | Devonmere Probation Trust | present
PC Dave Hobbs | - | Devonmere Police | present
Trish Venn | - | Public Health | apologies
Cllr Hawke | - | - | apologies
""",
    items="""
1 | Notes of last meeting | -
2 | Rural crime | -
""",
    decisions="1 | noted | The notes of the 4.12.12 were noted as accurate",
    actions="2 | Simon Lyddon | - | Simon Lyddon to put the police leaflet in the next Farm Watch mailing",
    references="1 | - | 2012-12-04",
)

FLATTENED = Form(
    name="names first and then as many agencies",
    text="""
Lower Wharfe Safer Communities Board
Minutes of meeting held 3 September 2015
Page 1 of 3
Present:

Anita Rowe
Declan Foy
Harbans Gill
Peter Oakes

Lower Wharfe Council (Chair)
Police
Youth Justice Service
Housing Association

Apologies:

Una Marsh

Fire Service

1. Minutes of last meeting

These were agreed.
Page 2 of 3

2. Any other business

There was none.
""",
    people="""
Anita Rowe | - | Lower Wharfe Council | present | chair
Declan Foy | - | Police | present
Harbans Gill | - | Youth Justice Service | present
Peter Oakes | - | Housing Association | present
Una Marsh | - | Fire Service | apologies
""",
    items="""
1 | Minutes of last meeting | -
2 | Any other business | -
""",
    decisions="1 | agreed | These were agreed",
)

SPACES = Form(
    name="attendees set out with spaces and residents among them",
    text="""
Pennard Ward Safer Neighbourhood Panel

Minutes of meeting 11th February 2010 at St Luke's Hall

Attendees

Sgt Colin Frost          Police
PCSO Amy Linton          Police
Cllr Bridget Hale        Ward Councillor
Joyce Mbeki              Resident (Chair)
Harold Stone             Resident
Liz Turvey               Pennard Homes

Apologies
Father Tom Reilly        St Luke's

1. Minutes of the last meeting
Agreed.

2. Parking outside the school
Sgt Frost agreed to speak to the head teacher.
Residents said that the yellow lines were worn out. Liz Turvey will report them to the council.
Action: Liz Turvey
""",
    people="""
Sgt Colin Frost | - | Police | present
PCSO Amy Linton | - | Police | present
Cllr Bridget Hale | Ward Councillor | - | present
Joyce Mbeki | - | Resident | present | chair
Harold Stone | - | Resident | present
Liz Turvey | - | Pennard Homes | present
Father Tom Reilly | - | St Luke's | apologies
""",
    items="""
1 | Minutes of the last meeting | -
2 | Parking outside the school | -
""",
    decisions="1 | agreed | Agreed",
    actions="2 | Liz Turvey | - | Liz Turvey will report them to the council",
)

AUTHORITIES = Form(
    name="members split into responsible authorities and others",
    text="""
SAFER COLNE VALLEY PARTNERSHIP BOARD

MINUTES of a meeting of the Safer Colne Valley Partnership Board held at Colne House on Thursday,
19 March 2020 at 2.30 p.m.

PRESENT:

Responsible Authority Members:

Councillor D Amis     -    Colne Valley Borough Council (Chairman)
Chief Inspector N Yeo     -    Eastmark Police
Ms R Sprake     -    Eastmark County Council
Mr B Tull     -    Eastmark Fire and Rescue Service

Other Members:

Mrs H Ingle     -    Neighbourhood Watch

Officers in attendance:

Miss C Drury     -    Community Safety Manager

1.     APOLOGIES

Apologies for absence were received from Mr S Vine (CCG) and Ms L Pryce (Community Rehabilitation
Company).

2.     MINUTES

The minutes of the meeting held on 12 December 2019 were approved as a correct record and signed
by the Chairman.

3.     COVID-19

4.1     The Chairman explained how the Council would work in the coming months.

4.2     It was agreed that the next meeting be held by telephone.
""",
    people="""
Councillor D Amis | - | Colne Valley Borough Council | present | chair
Chief Inspector N Yeo | - | Eastmark Police | present
Ms R Sprake | - | Eastmark County Council | present
Mr B Tull | - | Eastmark Fire and Rescue Service | present
Mrs H Ingle | - | Neighbourhood Watch | present
Miss C Drury | Community Safety Manager | - | officer
Mr S Vine | - | CCG | apologies
Ms L Pryce | - | Community Rehabilitation Company | apologies
""",
    items="""
1 | APOLOGIES | -
2 | MINUTES | -
3 | COVID-19 | -
""",
    decisions="""
2 | approved | The minutes of the meeting held on 12 December 2019 were approved as a correct record and
  signed by the Chairman
3 | agreed | the next meeting be held by telephone
""",
    references="2 | - | 2019-12-12",
)

SURNAME_AGENCY = Form(
    name="apologies as an initial and a surname with the agency in brackets",
    text="""
Community Safety Partnership - Hadley Bridge
Minutes of the meeting held on Wednesday 15 May 2013, Hadley Bridge Town Hall, 10am

In Attendance: P Garside (HBMBC) (Chair), M Lumb (WYP), J Naylor (HBMBC), F Siddiqui (NHS),
K Hey (Together Homes), D Ackroyd (HBMBC - minutes)

Apologies: R Booth (WYFRS), C Sugden (Probation) & T Lister (VAHB)

1. Minutes and matters arising
Minutes of 13 March were accepted.

2. Funding 2013/14
Allocations:
→ž Alcohol project £12,000
→→ž of which worker £9,500
→ž Target hardening £4,250
M Lumb asked for an update each quarter. J Naylor to send one out on 1st July.
""",
    people="""
P Garside | - | HBMBC | present | chair
M Lumb | - | WYP | present
J Naylor | - | HBMBC | present
F Siddiqui | - | NHS | present
K Hey | - | Together Homes | present
D Ackroyd | - | HBMBC | present
R Booth | - | WYFRS | apologies
C Sugden | - | Probation | apologies
T Lister | - | VAHB | apologies
""",
    items="""
1 | Minutes and matters arising | -
2 | Funding 2013/14 | -
""",
    decisions="1 | accepted | Minutes of 13 March were accepted",
    actions="2 | J Naylor | 2013-07-01 | J Naylor to send one out on 1st July",
    references="1 | - | 2013-03-13",
)

FORMS = (
    COLUMNS,
    RUN_TOGETHER,
    FLATTENED,
    SPACES,
    AUTHORITIES,
    SURNAME_AGENCY,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
