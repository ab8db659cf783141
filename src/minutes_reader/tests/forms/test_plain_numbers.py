"""Items numbered afresh at each meeting."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

ALONE = Form(
    name="a bare number on a line of its own",
    text="""
Safer Kelderby Partnership

A meeting of the Safer Kelderby Partnership was held on Wednesday, 6th June, 2018.

Present:   Mr Owen Bright (Chair), Ch Supt Dawn Ferris (Police), Mel Ashby (Fire), Tom Quill (CRC)

Apologies:   Sue Lamont (CCG).

1

Evacuation Procedure

The procedure was noted.

2

Minutes of the meeting held on 14th March 2018

The minutes were agreed.

3

Serious Violence

Mel Ashby presented the paper.

AGREED that:-

1. the paper be noted.

2. a task and finish group be established.

3. progress be reported to the meeting in September.

6

Restricted - Domestic Homicide Review

Members received an update on the review.

AGREED that the update be noted.

7

Date of next meeting - 5th September 2018
""",
    people="""
Mr Owen Bright | - | - | present | chair
Ch Supt Dawn Ferris | - | Police | present
Mel Ashby | - | Fire | present
Tom Quill | - | CRC | present
Sue Lamont | - | CCG | apologies
""",
    items="""
1 | Evacuation Procedure | -
2 | Minutes of the meeting held on 14th March 2018 | -
3 | Serious Violence | -
6 | Restricted - Domestic Homicide Review | -
7 | Date of next meeting | -
""",
    decisions="""
1 | noted | The procedure was noted
2 | agreed | The minutes were agreed
3 | noted | the paper be noted
3 | agreed | a task and finish group be established
3 | agreed | progress be reported to the meeting in September
6 | noted | the update be noted
""",
    follow_ups="3 | 2018-09 | progress be reported to the meeting in September",
    references="2 | - | 2018-03-14",
    notes="restricted | Restricted - Domestic Homicide Review",
)

MINUTE_WORD = Form(
    name="headings that open with the word Minute",
    text="""
Netherfold Crime & Disorder Reduction Partnership
Executive Group
Minutes of meeting: 17 May 2006

Present: Bill Cope (Chair) - NBC, Stella Raine - NBC, DCI Mo Akhtar - Police, Hugh Peel - Fire & Rescue
Apologies: Angie Moult - PCT

Minute 9 – Minutes of last meeting
The minutes of 15 March 2006 were agreed.

Minute 10 – Reducing burglary
DCI Akhtar gave the figures for the year. Burglary was down by a fifth.
Agreed that target hardening continue in Mill Ward until the end of March.
Action: Stella Raine to bring costs to the July meeting.

Minute 11 – Any other business
None.
""",
    people="""
Bill Cope | - | NBC | present | chair
Stella Raine | - | NBC | present
DCI Mo Akhtar | - | Police | present
Hugh Peel | - | Fire & Rescue | present
Angie Moult | - | PCT | apologies
""",
    items="""
9 | Minutes of last meeting | -
10 | Reducing burglary | -
11 | Any other business | -
""",
    decisions="""
9 | agreed | The minutes of 15 March 2006 were agreed
10 | agreed | target hardening continue in Mill Ward until the end of March
""",
    actions="10 | Stella Raine | 2006-07 | Stella Raine to bring costs to the July meeting",
    references="9 | - | 2006-03-15",
)

NUMERO = Form(
    name="a web page with No 1. over paragraphs 1.1",
    text="""
Vale of Ister Community Safety Partnership
Meeting held on 14 June 2016

Members attending
Name→Organisation
Graham Stott (Chair)→Vale of Ister Council
Lucy Penrose→Ister Housing
Members' apologies
Name→Organisation
Ravi Mistry→Clinical Commissioning Group
Officers attending
Name→Organisation
Beth Yardley→Vale of Ister Council

No 1. Apologies and introductions
1.1 The Chair welcomed those present.

No 2. Minutes of the meeting on 8 March 2016
2.1 The minutes were agreed as an accurate record.
2.2 Matters arising: 4.3 - Beth Yardley had met the college and no more needed to be done.

No 3. Prevent
3.1 Lucy Penrose asked whether housing staff had been trained.
3.2 Beth Yardley would find out how many had.
Action - Beth Yardley

No 4. Next meeting
4.1 13 September 2016, 10am.
""",
    people="""
Graham Stott | - | Vale of Ister Council | present | chair
Lucy Penrose | - | Ister Housing | present
Ravi Mistry | - | Clinical Commissioning Group | apologies
Beth Yardley | - | Vale of Ister Council | officer
""",
    items="""
1 | Apologies and introductions | -
2 | Minutes of the meeting on 8 March 2016 | -
3 | Prevent | -
4 | Next meeting | -
""",
    decisions="2 | agreed | The minutes were agreed as an accurate record",
    actions="3 | Beth Yardley | - | Beth Yardley would find out how many had",
    references="""
2 | - | 2016-03-08
2 | 4.3 | -
""",
)

DECIMALS = Form(
    name="items 1.0 with times given and paragraphs numbered inside",
    text="""
SAFER SELWORTH PARTNERSHIP
STRATEGIC BOARD

Notes of meeting - 9 February 2022, 14.00 - 16.00 (MS Teams)

Attendees:
Councillor Moira Dent (MD)→Cabinet Member, Selworth Council (Chair)
Paul Ansty (PA)→Director of Communities, Selworth Council
Grace Ilunga (GI)→Head of Probation Delivery Unit
Apologies:
Viv Kerr→Selworth NHS

1.0→Welcome and apologies (5 mins)
1.1→MD opened the meeting and introductions were made.

2.0→Notes of the last meeting and action log (10 mins)
2.1→The notes of 10 November 2021 were agreed.
2.2→Actions 3, 5 and 6 completed. Action 4: PA had not heard back from the Home Office.

3.0→Violence against women and girls
3.1→GI took the board through the slides.
3.2→PA to share the link to the StreetSafe tool with all partners by 18 February.

4.0→AOB
4.1→Nothing was raised.

Next meeting: 11 May 2022, 14.00
""",
    people="""
Councillor Moira Dent | Cabinet Member | Selworth Council | present | chair
Paul Ansty | Director of Communities | Selworth Council | present
Grace Ilunga | Head of Probation Delivery Unit | - | present
Viv Kerr | - | Selworth NHS | apologies
""",
    items="""
1.0 | Welcome and apologies | -
2.0 | Notes of the last meeting and action log | -
3.0 | Violence against women and girls | -
4.0 | AOB | -
""",
    decisions="2.0 | agreed | The notes of 10 November 2021 were agreed",
    actions="3.0 | PA | 2022-02-18 | PA to share the link to the StreetSafe tool with all partners by 18 February",
    references="2.0 | - | 2021-11-10",
)

COMMITTEE_PAGE = Form(
    name="a committee system's page with the agenda's number and the minute's",
    text="""
Agenda and minutes

Crime and Disorder Scrutiny Panel
Thursday, 2nd March, 2023 7.00 pm

Venue: Council Chamber, Civic Centre, Ostrey

Attendance

Present: Councillors Ian Bullen (Chair), Sita Rao, Carl Voss and Dee Yarrow
Also in attendance: Inspector Holly Tring (Westshire Police)
Apologies: Councillor Pat Finn

No.→Item
1.→Apologies for absence
→Minutes:
→An apology was received from Councillor Pat Finn.
2.→Minutes of the previous meeting PDF 182 KB
→To confirm the minutes of the meeting held on 1 December 2022.
→Minutes:
→RESOLVED: That the minutes of the meeting held on 1 December 2022 be confirmed.
3.→Anti-social behaviour update PDF 1 MB
→Additional documents:
→Appendix 1, item 3. PDF 300 KB
→Minutes:
→The Inspector introduced the report.
→RESOLVED:
→That the report be noted.
""",
    people="""
Ian Bullen | - | - | present | chair
Sita Rao | - | - | present
Carl Voss | - | - | present
Dee Yarrow | - | - | present
Inspector Holly Tring | - | Westshire Police | in_attendance
Councillor Pat Finn | - | - | apologies
Councillor Pat Finn | - | - | apologies
""",
    items="""
1 | Apologies for absence | -
2 | Minutes of the previous meeting | -
3 | Anti-social behaviour update | -
""",
    decisions="""
2 | resolved | the minutes of the meeting held on 1 December 2022 be confirmed
3 | noted | the report be noted
""",
    references="""
2 | - | 2022-12-01
2 | - | 2022-12-01
""",
)

FORMS = (
    ALONE,
    MINUTE_WORD,
    NUMERO,
    DECIMALS,
    COMMITTEE_PAGE,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
