"""Pointers to earlier minutes, corrections to them, and other meetings' minutes inside a paper."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

CROSS = Form(
    name="cross references to paragraphs of which one is mistyped",
    text="""
Oxley Moor Safer Communities Partnership
Strategy Group
Minutes - 8 April 2008

Present: P Stead (PS) (Chair), A Raza (AR), C Wynn (CW), Insp D Holme (DH)
Apologies: N Farrow (NF)

1. Minutes of 5 February 2008
1.1 Page 2, para 3.4 should read "CW would ask the PCT" and not "AR". With this change the minutes were
AGREED.

2. Matters arising
2.1 (Minute 4.2) AR had spoken to the bus company.
2.2 (Minute 52) DH said that the shelter had been mended.
2.3 Actions 1, 2 and 3 completed; action 4 (see 3.2 below) is in hand.

3. Arson
3.1 CW gave figures for the quarter. See minute 6.1 of 5 February.
3.2 It was AGREED that CW and DH would visit the tip. PS to thank the fire crew.
""",
    people="""
P Stead | - | - | present | chair
A Raza | - | - | present
C Wynn | - | - | present
Insp D Holme | - | - | present
N Farrow | - | - | apologies
""",
    items="""
1 | Minutes of 5 February 2008 | -
2 | Matters arising | -
3 | Arson | -
""",
    decisions="""
1 | agreed | With this change the minutes were AGREED
3 | agreed | CW and DH would visit the tip
""",
    actions="3 | PS | - | PS to thank the fire crew",
    references="""
1 | - | 2008-02-05
1 | 3.4 | -
2 | 4.2 | -
2 | 52 | -
3 | 6.1 | 2008-02-05
""",
)

UNCLOSED = Form(
    name="a pointer whose bracket is never closed",
    text="""
Hollin Edge Safer Partnership - Executive Group
Minutes of the meeting held on Friday 16 October 2009

Present: Chief Insp Tom Rudd (Chair), Cllr Vera Ince, Bev Amos (YOS), Joe Tighe (PCT)

14/09 Apologies

Apologies for absence were received from Ros Clegg.

15/09 Minutes

Resolved – That the minutes of the meeting held on 24 July 2009 be agreed.

16/09 Matters Arising

(i) Dog Control Orders (Minute 8/09)

Cllr Ince reported that the orders were in force.

(ii) Peer review (Minute 9/09

Bev Amos said that the report had come. The position was noted.

(iii) Minute 11/09(b) – Licensing

It was noted that there had been no appeal.

17/09 Business plan

Further to Minute 40/08 of 12 December 2008, the plan was tabled.

Resolved – That the plan be deferred to the next meeting.
""",
    people="""
Chief Insp Tom Rudd | - | - | present | chair
Cllr Vera Ince | - | - | present
Bev Amos | - | YOS | present
Joe Tighe | - | PCT | present
Ros Clegg | - | - | apologies
""",
    items="""
14/09 | Apologies | -
15/09 | Minutes | -
16/09 | Matters Arising | -
(i) | Dog Control Orders | 16/09
(ii) | Peer review | 16/09
(iii) | Minute 11/09(b) – Licensing | 16/09
17/09 | Business plan | -
""",
    decisions="""
15/09 | agreed | the minutes of the meeting held on 24 July 2009 be agreed
(ii) | noted | The position was noted
17/09 | deferred | the plan be deferred to the next meeting
""",
    follow_ups="17/09 | - | the plan be deferred to the next meeting",
    references="""
15/09 | - | 2009-07-24
(i) | 8/09 | -
(ii) | 9/09 | -
(iii) | 11/09(b) | -
17/09 | 40/08 | 2008-12-12
""",
)

INSIDE = Form(
    name="another group's minutes inside an item",
    text="""
Redmire Community Safety Partnership
Board Meeting
10 November 2011 at 10.00 a.m., Redmire Council Offices

Present: Councillor Ellen Crabbe (Chair), Alan Sturt (Redmire DC), Pauline Feather (Fire)
Apologies: Gus Marwood (Police)

1. Minutes

The minutes of the meeting held on 11 August 2011 were approved.

2. Minutes of the Tasking Group

The minutes of the Tasking Group of 6 October 2011 are set out below for information.

Tasking Group, 6 October 2011
Present: Kay Sims, Dave Ruddock
1. Dog fouling
Agreed that signs be put up.
Action: Kay Sims to order them.
2. Next meeting: 1 December 2011

3. Budget

RESOLVED that £2,000 be given to the cadets.

4. Date of next meeting

9 February 2012
""",
    people="""
Councillor Ellen Crabbe | - | - | present | chair
Alan Sturt | - | Redmire DC | present
Pauline Feather | - | Fire | present
Gus Marwood | - | Police | apologies
""",
    items="""
1 | Minutes | -
2 | Minutes of the Tasking Group | -
3 | Budget | -
4 | Date of next meeting | -
""",
    decisions="""
1 | approved | The minutes of the meeting held on 11 August 2011 were approved
3 | resolved | £2,000 be given to the cadets
""",
    references="""
1 | - | 2011-08-11
2 | - | 2011-10-06
2 | - | 2011-10-06
""",
)

CORRECTIONS = Form(
    name="corrections to earlier minutes",
    text="""
Lune Bank and Thorley Community Safety Partnership

Minutes of Meeting held on 21st January 2015 at Thorley Fire Station

Present:

Cllr Anne Speight (Chair)→Thorley District Council
Keith Moor→Thorley District Council
Sgt Debbie Nunn→Northmark Police
Alec Wray→Northmark Fire

1. Apologies

Apologies were received from Emma Dring, CCG and Brian Salt, Probation.

2. Minutes of the meeting of 22nd October 2014

The minutes were approved subject to the removal of Alec Wray from the list of those present.

3. Matters arising from the minutes

Item 6, page 3: the figure for burglary should be 61, not 16. Keith Moor would amend the minutes and
put them on the website again.

4. Extraordinary meeting of 3rd December 2014

It was resolved that the minutes be accepted with the addition of apologies from Brian Salt.
""",
    people="""
Cllr Anne Speight | - | Thorley District Council | present | chair
Keith Moor | - | Thorley District Council | present
Sgt Debbie Nunn | - | Northmark Police | present
Alec Wray | - | Northmark Fire | present
Emma Dring | - | CCG | apologies
Brian Salt | - | Probation | apologies
""",
    items="""
1 | Apologies | -
2 | Minutes of the meeting of 22nd October 2014 | -
3 | Matters arising from the minutes | -
4 | Extraordinary meeting of 3rd December 2014 | -
""",
    decisions="""
2 | approved | The minutes were approved subject to the removal of Alec Wray from the list of those present
4 | accepted | the minutes be accepted with the addition of apologies from Brian Salt
""",
    references="""
2 | - | 2014-10-22
3 | 6 | -
4 | - | 2014-12-03
""",
)

MATTERS_PAPER = Form(
    name="a note on a reduced meeting and matters arising as a paper",
    text="""
SAFER STAINDALE PARTNERSHIP
Minutes of the meeting held on 6 May 2020 by Teams

Note: Owing to the pandemic this meeting was held with a shorter agenda and fewer members, and reports were
taken as read.

Present: Councillor Ilya Marks (Chair), Lynne Pagett (Staindale Council), Supt Noel Firth (Police)

1. Apologies for absence
None.

2. Minutes of the meeting held on 5 February 2020 and matters arising
The minutes were agreed. The matters arising paper was noted.

Ref.→Matter→Update
SSP/44/19→Speed watch→Two more villages have joined.
SSP/02/20→Food bank→The police will patrol at closing time.

3. Recovery
Members spoke about recovery. Lynne Pagett to draw up a recovery plan and Supt Firth to comment on it.
AGREED – that the plan come back to the next meeting on 5 August 2020.
""",
    people="""
Councillor Ilya Marks | - | - | present | chair
Lynne Pagett | - | Staindale Council | present
Supt Noel Firth | - | Police | present
""",
    items="""
1 | Apologies for absence | -
2 | Minutes of the meeting held on 5 February 2020 and matters arising | -
3 | Recovery | -
""",
    decisions="""
2 | agreed | The minutes were agreed
2 | noted | The matters arising paper was noted
3 | agreed | the plan come back to the next meeting on 5 August 2020
""",
    actions="3 | Lynne Pagett | - | Lynne Pagett to draw up a recovery plan and Supt Firth to comment on it",
    follow_ups="3 | 2020-08-05 | the plan come back to the next meeting on 5 August 2020",
    references="""
2 | - | 2020-02-05
2 | SSP/44/19 | -
2 | SSP/02/20 | -
""",
)

ABSENT_OWNER = Form(
    name="gaps in the numbers and an owner whom no list has",
    text="""
Beckstead Community Safety Partnership
15 September 2016

Present
Cllr Lou Adeyemi (Chair)
Cath Brigg, Beckstead Council
Ian Rose, Wolds Police

3. Minutes of the last meeting
Agreed.

4. Hate crime
Ian Rose presented the figures.
Action
Letter to be sent to the mosque by 30 September.
Sunil Varma

7. Road safety
The Highways Committee agreed in June that the limit be 20 mph.
Action: Cath Brigg and the Chair to write in support before the next meeting.

9. Next meeting
8 December 2016 at 2pm
""",
    people="""
Cllr Lou Adeyemi | - | - | present | chair
Cath Brigg | - | Beckstead Council | present
Ian Rose | - | Wolds Police | present
""",
    items="""
3 | Minutes of the last meeting | -
4 | Hate crime | -
7 | Road safety | -
9 | Next meeting | -
""",
    decisions="3 | agreed | Agreed",
    actions="""
4 | Sunil Varma | 2016-09-30 | Letter to be sent to the mosque by 30 September
7 | Cath Brigg + Chair | 2016-12-08 | Cath Brigg and the Chair to write in support before the next meeting
""",
)

FORMS = (CROSS, UNCLOSED, INSIDE, CORRECTIONS, MATTERS_PAPER, ABSENT_OWNER)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
