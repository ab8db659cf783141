"""Items with numbers that run on from meeting to meeting."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

RUNNING = Form(
    name="a running number before, after and apart from its heading",
    text="""
WEXCOMBE SAFER COMMUNITIES PARTNERSHIP

A meeting of the Wexcombe Safer Communities Partnership was held on Tuesday 13 November 2007.

Present: Cllr Mrs Ruth Allard (Chairman); Geoff Tansley, Pam Iredale (WDC - Housing); Supt Ian
Moss, Lorna Veitch (Westshire Police); Neil Oduya (Probation Service).
Officers: Kim Seddon, Alan Prior (LD).
Apologies for absence were submitted on behalf of Joan Rudge (Wexcombe PCT).

SCP
211/07
Declarations of Interest

There were no declarations.

Minutes of the meeting held on 11 September 2007 212/07

The minutes of the meeting held on 11 September 2007 were agreed as a correct record.

213/07 Matters Arising

(a) Alley Gates, Priory Row (Minute No. 188/07)

Kim Seddon advised that the gates had been delivered.

(b) Youth Bus (Minute 191/07 refers)

It was reported that bookings for the bus had doubled.

AGREED that the position be noted.

SCP
214/07
Drugs Strategy 2008/11 - Consultation

Members considered the draft strategy.

AGREED that the draft strategy be endorsed and that partners send comments to the Drug Action Team.

215/07 Reports Back
""",
    people="""
Cllr Mrs Ruth Allard | - | - | present | chair
Geoff Tansley | - | WDC - Housing | present
Pam Iredale | - | WDC - Housing | present
Supt Ian Moss | - | Westshire Police | present
Lorna Veitch | - | Westshire Police | present
Neil Oduya | - | Probation Service | present
Kim Seddon | - | LD | officer
Alan Prior | - | LD | officer
Joan Rudge | - | Wexcombe PCT | apologies
""",
    items="""
211/07 | Declarations of Interest | -
212/07 | Minutes of the meeting held on 11 September 2007 | -
213/07 | Matters Arising | -
(a) | Alley Gates, Priory Row | 213/07
(b) | Youth Bus | 213/07
214/07 | Drugs Strategy 2008/11 - Consultation | -
215/07 | Reports Back | -
""",
    decisions="""
212/07 | agreed | The minutes of the meeting held on 11 September 2007 were agreed as a correct record
(b) | noted | the position be noted
214/07 | endorsed | the draft strategy be endorsed
214/07 | agreed | partners send comments to the Drug Action Team
""",
    references="""
212/07 | - | 2007-09-11
212/07 | - | 2007-09-11
(a) | 188/07 | -
(b) | 191/07 | -
""",
)

PLAIN_RUNNING = Form(
    name="plain running numbers and heads without numbers",
    text="""
BRACKENFORD & DISTRICT COMMUNITY SAFETY PARTNERSHIP

Minutes of the Meeting held on 22 January 2009 in the Committee Room, Brackenford House

Present:
Councillor P Lyle (Chairman)
Inspector G Hume, Brackenford Constabulary
Mrs W Daykin, Youth Offending Service
Mr K Spall, Brackenford District Council

173→APOLOGIES FOR ABSENCE

Apologies were received from Dr L Pask (PCT).

174→MINUTES

Agreed that the minutes of the meeting held on 20 November 2008 be signed as a correct record.

175→MATTERS ARISING

CCTV Control Room

Mr Spall reported that the new control room had opened on time.

Bogus Callers

Inspector Hume said that three arrests had been made since the last meeting.

Agreed that a press release be issued.

176→BUDGET 2009/10

Agreed that (i) the budget be approved; and (ii) the underspend be carried forward.
""",
    people="""
Councillor P Lyle | - | - | present | chair
Inspector G Hume | - | Brackenford Constabulary | present
Mrs W Daykin | - | Youth Offending Service | present
Mr K Spall | - | Brackenford District Council | present
Dr L Pask | - | PCT | apologies
""",
    items="""
173 | APOLOGIES FOR ABSENCE | -
174 | MINUTES | -
175 | MATTERS ARISING | -
- | CCTV Control Room | 175
- | Bogus Callers | 175
176 | BUDGET 2009/10 | -
""",
    decisions="""
174 | agreed | the minutes of the meeting held on 20 November 2008 be signed as a correct record
Bogus Callers | agreed | a press release be issued
176 | approved | the budget be approved
176 | agreed | the underspend be carried forward
""",
    references="174 | - | 2008-11-20",
)

SLASHED = Form(
    name="numbers of letters and strokes and a lone verdict at the end",
    text="""
Stanbeck Safer Partnership
Minutes - Thursday 10 April 2025, 10:00, Microsoft Teams

Members present: Farida Nair (Chair, Stanbeck Council), Ch Insp Lee Goddard (Police), Jan Wik (Probation)

SSP/1/25 Welcome and introductions

The Chair welcomed everyone.

SSP/2/25 Minutes of the last meeting

The minutes of 16 January 2025 were approved.

SSP/3/25 Serious violence duty (SSP/31/24 refers)

It was recommended that the needs assessment be refreshed once a year. AGREED.

SSP/4/25 Public space protection order

Consultation had closed with 214 responses. It was proposed that the order go to Cabinet in June.

AGREED.
""",
    people="""
Farida Nair | - | Stanbeck Council | present | chair
Ch Insp Lee Goddard | - | Police | present
Jan Wik | - | Probation | present
""",
    items="""
SSP/1/25 | Welcome and introductions | -
SSP/2/25 | Minutes of the last meeting | -
SSP/3/25 | Serious violence duty | -
SSP/4/25 | Public space protection order | -
""",
    decisions="""
SSP/2/25 | approved | The minutes of 16 January 2025 were approved
SSP/3/25 | agreed | the needs assessment be refreshed once a year
SSP/4/25 | agreed | the order go to Cabinet in June
""",
    references="""
SSP/2/25 | - | 2025-01-16
SSP/3/25 | SSP/31/24 | -
""",
)

CARRIED_ON = Form(
    name="numbering carried across meetings",
    text="""
HARROWMERE STRATEGIC PARTNERSHIP - SAFER HARROWMERE THEME GROUP

Minutes of the meeting of the Safer Harrowmere Theme Group held on Monday 3rd October 2011 at 2.00 pm.

Present: D. Ullman (in the Chair), R. Peat, S. Cawley, H. Farr and Insp. J. Noakes.
Apologies: T. Brand - V. Hoyle substituted; M. Eames.

58. MINUTES

RESOLVED:

That the Minutes of the meeting held on 4th July 2011 be confirmed as a correct record and signed by
the Chair.

59. MATTERS ARISING FROM THE MINUTES

Minute 51 - Taxi Marshals. It was reported that the scheme would start in November.

60. PERFORMANCE REPORT

The report on the second quarter was submitted.

RESOLVED:

(1) That the report be noted.

(2) That a further report on burglary be submitted to the next meeting.

Action HSP07: S Cawley to circulate the burglary hotspot map.

61. DATE OF NEXT MEETING

Monday 9th January 2012 at 2.00 pm.
""",
    people="""
D. Ullman | - | - | present | chair
R. Peat | - | - | present
S. Cawley | - | - | present
H. Farr | - | - | present
Insp. J. Noakes | - | - | present
T. Brand | - | - | apologies
M. Eames | - | - | apologies
""",
    items="""
58 | MINUTES | -
59 | MATTERS ARISING FROM THE MINUTES | -
60 | PERFORMANCE REPORT | -
61 | DATE OF NEXT MEETING | -
""",
    decisions="""
58 | resolved | the Minutes of the meeting held on 4th July 2011 be confirmed as a correct record and signed
  by the Chair
60 | noted | the report be noted
60 | resolved | a further report on burglary be submitted to the next meeting
""",
    actions="60 | S Cawley | - | S Cawley to circulate the burglary hotspot map",
    follow_ups="60 | 2012-01-09 | a further report on burglary be submitted to the next meeting",
    references="""
58 | - | 2011-07-04
59 | 51 | -
""",
)

IN_PARTS = Form(
    name="letters apart from the number and a paper in two parts",
    text="""
COMMUNITY SAFETY FORUM

30 January 2014

Present
Councillors Marsh (Chair), Obi, Petheridge; Ms L Crewe (Tenants' Federation); Supt D Roach

PART 1

CSF 14/1 APOLOGIES

There were none.

CSF 14/2 MINUTES

RESOLVED - That the minutes of the meeting held on 7 November 2013 be approved.

CSF 14/3 HATE CRIME

Supt Roach spoke to his report.

RESOLVED - That Supt Roach be thanked for his report.

MATTERS FOR RECOMMENDATION

CSF 14/4 COMMUNITY TRIGGER

RECOMMENDED - That the threshold for the trigger be three reports in six months.

PART 2 (NOT FOR PUBLICATION)

CSF 14/5 LICENSED PREMISES

RESOLVED - That the report be noted.
""",
    people="""
Marsh | - | - | present | chair
Obi | - | - | present
Petheridge | - | - | present
Ms L Crewe | - | Tenants' Federation | present
Supt D Roach | - | - | present
""",
    items="""
14/1 | APOLOGIES | -
14/2 | MINUTES | -
14/3 | HATE CRIME | -
14/4 | COMMUNITY TRIGGER | -
14/5 | LICENSED PREMISES | -
""",
    decisions="""
14/2 | approved | the minutes of the meeting held on 7 November 2013 be approved
14/3 | resolved | Supt Roach be thanked for his report
14/4 | recommended | the threshold for the trigger be three reports in six months
14/5 | noted | the report be noted
""",
    references="14/2 | - | 2013-11-07",
    notes="restricted | PART 2 (NOT FOR PUBLICATION)",
)

FORMS = (
    RUNNING,
    PLAIN_RUNNING,
    SLASHED,
    CARRIED_ON,
    IN_PARTS,
)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
