"""When actions are due, as officers write it."""

import pytest

from minutes_reader.tests.forms.form import LISTS, Form, found, read

PROSE = Form(
    name="due dates in prose",
    text="""
Winterslow Safer Communities Partnership
Minutes of the meeting held on Thursday 3 November 2016 at 10.30am

Present: Maya Crouch (Chair), Ed Pilling (Police), Rose Atkin (Council), Sid Home (Fire)

1. Winter plan

ACTION: Ed Pilling to send patrol times to Rose Atkin by Friday 11th November.
ACTION: Rose Atkin to publish the plan on or before 1/12/16.
ACTION: Sid Home to check the hydrants in January.
ACTION: Ed Pilling to report on the scheme at the next meeting.
ACTION: Rose Atkin to book the hall for the next meeting of the Youth Council.
ACTION: Sid Home to bring the risk register to the February meeting.
ACTION: Maya Crouch to sign the agreement within two weeks.
ACTION: Rose Atkin to circulate the minutes of the Prevent Board held on 20 October 2016.
ACTION: Ed Pilling to finish the audit by the end of the financial year.
ACTION: Sid Home to send his slides out. Deadline: 30.11.2016

2. Date of next meeting: Thursday 2 February 2017, 10.30am
""",
    people="""
Maya Crouch | - | - | present | chair
Ed Pilling | - | Police | present
Rose Atkin | - | Council | present
Sid Home | - | Fire | present
""",
    items="""
1 | Winter plan | -
2 | Date of next meeting | -
""",
    actions="""
1 | Ed Pilling | 2016-11-11 | Ed Pilling to send patrol times to Rose Atkin by Friday 11th November
1 | Rose Atkin | 2016-12-01 | Rose Atkin to publish the plan on or before 1/12/16
1 | Sid Home | 2017-01 | Sid Home to check the hydrants in January
1 | Ed Pilling | 2017-02-02 | Ed Pilling to report on the scheme at the next meeting
1 | Rose Atkin | - | Rose Atkin to book the hall for the next meeting of the Youth Council
1 | Sid Home | 2017-02 | Sid Home to bring the risk register to the February meeting
1 | Maya Crouch | - | Maya Crouch to sign the agreement within two weeks
1 | Rose Atkin | - | Rose Atkin to circulate the minutes of the Prevent Board held on 20 October 2016
1 | Ed Pilling | - | Ed Pilling to finish the audit by the end of the financial year
1 | Sid Home | 2016-11-30 | Sid Home to send his slides out. Deadline: 30.11.2016
""",
    references="1 | - | 2016-10-20",
)

FOLLOW_UPS = Form(
    name="business promised back",
    text="""
Eaglescombe Community Safety Partnership
18 March 2009

Present: Bob Lacey (Chair), Sue Quant, DI Ron Fell

1. Youth nuisance

A further report would be brought to the next meeting.

2. Alcohol harm

Agreed that the matter be considered again in six months.

3. Offender management

DI Fell said that the data was late. It was agreed to defer the item to the June meeting.

4. Communications

Sue Quant to bring a draft plan to the next meeting.

5. Partnership review

Update to be given at the meeting on 17 June 2009.

6. Next meeting

17 June 2009 at 2pm
""",
    people="""
Bob Lacey | - | - | present | chair
Sue Quant | - | - | present
DI Ron Fell | - | - | present
""",
    items="""
1 | Youth nuisance | -
2 | Alcohol harm | -
3 | Offender management | -
4 | Communications | -
5 | Partnership review | -
6 | Next meeting | -
""",
    decisions="""
2 | agreed | the matter be considered again in six months
3 | deferred | defer the item to the June meeting
""",
    actions="4 | Sue Quant | 2009-06-17 | Sue Quant to bring a draft plan to the next meeting",
    follow_ups="""
1 | 2009-06-17 | A further report would be brought to the next meeting
2 | - | the matter be considered again in six months
3 | 2009-06 | defer the item to the June meeting
5 | 2009-06-17 | Update to be given at the meeting on 17 June 2009
""",
)

COLUMNS = Form(
    name="columns of owner and date under an item",
    text="""
Safer Rushmoor Vale - Delivery Group
Date: 5th July 2023
In attendance: Iona Pratt, IP (Chair); Jules Fox, JF; Kemi Odu, KO
Apologies: Len Ross

1. Welcome
All were welcomed.

2. E-scooters
Police are seizing about six a week. Shops have been asked to put up signs.
Action→By whom→By when
Send shops the new poster→KO→31 July
Write to the MP about the trial→IP & JF→Next meeting
Ask schools to put a notice in newsletters→All→Sept 2023

3. Vape shops
KO reported.
Action: Test purchases to be carried out over the summer (JF/KO, end of August)

4. Date of next meeting – 4th October 2023
""",
    people="""
Iona Pratt | - | - | present | chair
Jules Fox | - | - | present
Kemi Odu | - | - | present
Len Ross | - | - | apologies
""",
    items="""
1 | Welcome | -
2 | E-scooters | -
3 | Vape shops | -
4 | Date of next meeting | -
""",
    actions="""
2 | KO | 2023-07-31 | Send shops the new poster
2 | IP + JF | 2023-10-04 | Write to the MP about the trial
2 | All | 2023-09 | Ask schools to put a notice in newsletters
3 | JF + KO | 2023-08 | Test purchases to be carried out over the summer
""",
)

FORMS = (PROSE, FOLLOW_UPS, COLUMNS)


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_fact_of_the_paper_is_read(form: Form, name: str) -> None:
    assert found(read(form), name) == form.wanted(name)
